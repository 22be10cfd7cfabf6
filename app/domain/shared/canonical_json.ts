/** Texts without anything that JSON escapes. */
const PLAIN = /^[ !#-[\]-~]*$/

/**
 * JSON with sorted keys and without spaces: equal values give equal text, so that it can be hashed.
 * Written out by hand because audit logs of millions of events are hashed with it: JSON.stringify
 * with a function that sorts takes five times as long. What JSON has no word for is left out, as
 * JSON.stringify does; throws TypeError for a bigint.
 */
export function canonicalJson(value: unknown): string {
  return write(value) ?? 'null'
}

function write(value: unknown): string | undefined {
  switch (typeof value) {
    case 'string':
      return text(value)
    case 'number':
      return Number.isFinite(value) ? String(value) : 'null'
    case 'boolean':
      return String(value)
    case 'bigint':
      throw new TypeError('JSON has no bigint')
    case 'object':
      return value === null ? 'null' : writeObject(value)
    default:
      return undefined
  }
}

function writeObject(value: object): string | undefined {
  if ('toJSON' in value && typeof value.toJSON === 'function') return write(value.toJSON())
  if (Array.isArray(value)) return `[${value.map((item) => write(item) ?? 'null').join(',')}]`

  let members = ''
  for (const key of sortedKeys(value)) {
    const member = write(value[key as keyof typeof value])
    if (member === undefined) continue
    members += `${members && ','}${text(key)}:${member}`
  }
  return `{${members}}`
}

type Shape = { keys: string[]; sorted: string[] }

/** By how many keys there are: the last object of that size. Events of a log have few shapes. */
const shapes: (Shape | undefined)[] = []
const MOST_KEYS_KEPT = 32

/** To compare keys with those of the last such object costs a third of sorting them. */
function sortedKeys(value: object): string[] {
  const keys = Object.keys(value)
  const known = shapes[keys.length]
  if (known && areSame(known.keys, keys)) return known.sorted
  const sorted = keys.toSorted()
  if (keys.length < MOST_KEYS_KEPT) shapes[keys.length] = { keys, sorted }
  return sorted
}

function areSame(some: string[], others: string[]): boolean {
  return some.every((key, index) => key === others[index])
}

function text(value: string): string {
  return PLAIN.test(value) ? `"${value}"` : JSON.stringify(value)
}
