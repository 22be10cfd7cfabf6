/**
 * The text of a member of a JSON object, exactly as it stands there: PayPal's checksum is over the
 * event's bytes, so an event that was read and written again has another one. Null when the object
 * has no such member. The text must be valid JSON.
 */
export function rawMember(text: string, name: string): string | null {
  let at = skipSpace(text, 0) + 1
  for (;;) {
    at = skipSpace(text, at)
    if (text[at] !== '"') return null
    const keyEnd = valueEnd(text, at)
    const key: unknown = JSON.parse(text.slice(at, keyEnd))
    const start = skipSpace(text, skipSpace(text, keyEnd) + 1)
    const end = valueEnd(text, start)
    if (key === name) return text.slice(start, end)
    at = skipSpace(text, end) + 1
  }
}

function skipSpace(text: string, from: number): number {
  let at = from
  while (' \t\r\n'.includes(text[at] ?? 'x')) at += 1
  return at
}

/** Where the value that starts at `from` is over: brackets are counted, strings are jumped. */
function valueEnd(text: string, from: number): number {
  let depth = 0
  let at = from
  while (at < text.length) {
    const sign = text[at]
    if (sign === '"') {
      at = stringEnd(text, at)
      if (depth === 0) return at
      continue
    }
    if (sign === '{' || sign === '[') depth += 1
    if (sign === '}' || sign === ']') {
      if (depth === 0) return at
      depth -= 1
      if (depth === 0) return at + 1
    }
    if (depth === 0 && ', \t\r\n'.includes(sign)) return at
    at += 1
  }
  return at
}

function stringEnd(text: string, from: number): number {
  let at = from + 1
  while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1
  return at + 1
}
