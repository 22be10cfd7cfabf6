import type { DraftProblem } from '#domain/imports/invoice_draft'

const MAX_DEPTH = 64
/** Elements, attributes, comments and the rest together: about 15,000 invoice lines. */
const MAX_NODES = 300_000
const MAX_TAG_LENGTH = 8_192
const MAX_ATTRIBUTES = 64

/** Whatever is not in XML 1.0's production [2]: control characters, halves of surrogate pairs. */
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u
const CHARACTER_REFERENCE = /&#(?:x([0-9a-fA-F]+)|([0-9]+));/g

const BARE_AMPERSAND = /&(?!(?:[A-Za-z_][\w.-]*|#[0-9]+|#x[0-9a-fA-F]+);)/g

const DTD =
  'The file declares a document type (DTD). Those are refused: they can pull in other files.'
const TOO_COMPLEX = `The file has more than ${MAX_NODES} parts, or nests deeper than ${MAX_DEPTH}.`

const SKIPPED = [
  { opens: '<!--', closes: '-->' },
  { opens: '<![CDATA[', closes: ']]>' },
  { opens: '<?', closes: '?>' },
]

/**
 * Looks at the text of an XML file before any parser does, in one pass and with constant memory,
 * and names what must not reach the parser: a document type (and with it every entity, internal
 * or external), nesting or sizes that no invoice has, characters that XML forbids.
 * Null when there is nothing to refuse; whether the file is well formed is the parser's to say.
 */
export function guardXml(text: string): DraftProblem | null {
  const forbidden = forbiddenCharacter(text)
  if (forbidden !== null) {
    return problem(text, forbidden, 'not_xml', 'The file holds a character that XML forbids.')
  }

  let depth = 0
  let nodes = 0
  let ampersand = bareAmpersand(text, 0)
  for (let at = text.indexOf('<'), end = 0; at !== -1; at = text.indexOf('<', end)) {
    const skipped = SKIPPED.find(({ opens }) => text.startsWith(opens, at))
    nodes++
    if (skipped) {
      if (ampersand < at) break
      end = text.indexOf(skipped.closes, at + skipped.opens.length)
      if (end !== -1 && ampersand < end) ampersand = bareAmpersand(text, end)
    } else if (text[at + 1] === '!') {
      return problem(text, at, 'dtd_forbidden', DTD)
    } else if (text[at + 1] === '/') {
      depth--
      end = text.indexOf('>', at)
    } else {
      const tag = measureTag(text, at)
      if (tag === 'too_large') return problem(text, at, 'too_complex', 'A tag is too long.')
      end = tag.end
      nodes += tag.attributes
      if (end !== -1 && text[end - 1] !== '/') depth++
    }
    if (depth > MAX_DEPTH || nodes > MAX_NODES) return problem(text, at, 'too_complex', TOO_COMPLEX)
    // Something never closes: the parser says so, with the line.
    if (end === -1) return null
  }
  if (ampersand === Infinity) return null
  return problem(text, ampersand, 'not_xml', 'An "&" stands alone; XML writes it "&amp;".')
}

/** Where the next "&" is that begins no reference; Infinity when there is none. */
function bareAmpersand(text: string, from: number): number {
  BARE_AMPERSAND.lastIndex = from
  return BARE_AMPERSAND.exec(text)?.index ?? Infinity
}

/** Where the start tag ends, quotes respected; -1 when it never does. */
function measureTag(
  text: string,
  start: number
): { end: number; attributes: number } | 'too_large' {
  let quote = ''
  let attributes = 0
  const limit = Math.min(text.length, start + MAX_TAG_LENGTH)
  for (let at = start; at < limit; at++) {
    const character = text[at]
    if (quote) {
      if (character === quote) quote = ''
    } else if (character === '>') {
      return { end: at, attributes }
    } else if (character === '"' || character === "'") {
      quote = character
      if (++attributes > MAX_ATTRIBUTES) return 'too_large'
    }
  }
  return limit === text.length ? { end: -1, attributes } : 'too_large'
}

function forbiddenCharacter(text: string): number | null {
  const literal = text.search(FORBIDDEN)
  if (literal !== -1) return literal

  for (const match of text.matchAll(CHARACTER_REFERENCE)) {
    const [, hexadecimal, decimal] = match
    const code = hexadecimal ? Number.parseInt(hexadecimal, 16) : Number.parseInt(decimal, 10)
    if (code > 0x10ffff || FORBIDDEN.test(String.fromCodePoint(code))) return match.index
  }
  return null
}

function problem(text: string, at: number, code: string, message: string): DraftProblem {
  const line = text.slice(0, at).split('\n').length
  return { code, place: `line ${line}`, rule: 'XML 1.0', message }
}
