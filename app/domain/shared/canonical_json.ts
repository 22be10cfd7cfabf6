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
  for (const { key, name } of shapeOf(value).members) {
    const member = write(value[key as keyof typeof value])
    if (member === undefined) continue
    members += members === '' ? name + member : `,${name}${member}`
  }
  return `{${members}}`
}

/** `members` are sorted; `name`: the key as it is written, with its colon. */
type Shape = { keys: string[]; members: { key: string; name: string }[] }

/** The last few of objects with so many keys. Events of a log have few shapes. */
const shapes: Shape[][] = []
const MOST_KEYS_KEPT = 32
const MOST_SHAPES_KEPT = 4

/** To compare keys with those of such objects before costs a third of sorting them. */
function shapeOf(value: object): Shape {
  const keys = Object.keys(value)
  const kept = keys.length < MOST_KEYS_KEPT ? (shapes[keys.length] ??= []) : []
  for (const shape of kept) if (areSame(shape.keys, keys)) return shape
  const members = keys.toSorted().map((key) => ({ key, name: `${text(key)}:` }))
  const shape = { keys, members }
  if (kept.unshift(shape) > MOST_SHAPES_KEPT) kept.pop()
  return shape
}

function areSame(some: string[], others: string[]): boolean {
  for (let index = 0; index < some.length; index++) if (some[index] !== others[index]) return false
  return true
}

function text(value: string): string {
  return PLAIN.test(value) ? `"${value}"` : JSON.stringify(value)
}
