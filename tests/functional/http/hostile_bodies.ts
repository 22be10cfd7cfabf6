/*
 * What a hostile or broken program sends: bodies that are no JSON of ours, and values of the wrong
 * type in the place of every field.
 */
const MEGABYTE = 'x'.repeat(1_000_000)

const nested = (open: string, close: string) => open.repeat(100_000) + close.repeat(100_000)

export const HOSTILE_BODIES: Record<string, Buffer> = {
  'a string of 1 MB': Buffer.from(JSON.stringify({ email: MEGABYTE })),
  '100,000 nested lists': Buffer.from(nested('[', ']')),
  '100,000 nested objects': Buffer.from(`${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`),
  'invalid UTF-8': Buffer.from([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xff, 0xfe, 0x22, 0x7d]),
  'UTF-16': Buffer.from('{"a":1}', 'utf16le'),
  'a NUL': Buffer.from('{"a":1}\0'),
  'no JSON': Buffer.from('{"a":'),
  'a number': Buffer.from('1'),
  'a string': Buffer.from('"__proto__"'),
  'null': Buffer.from('null'),
  '__proto__': Buffer.from('{"__proto__":{"isAdmin":true,"role":"owner"}}'),
  '__proto__ further in': Buffer.from('{"client":{"__proto__":{"a":1}},"a":[{"__proto__":[]}]}'),
}

/** Bodies that are JSON and that no route of ours takes, whatever its fields are. */
export const HOSTILE_OBJECTS: Record<string, unknown> = {
  'a list': [1, 2],
  'constructor.prototype': { constructor: { prototype: { isAdmin: true } } },
  'names that every object has': { toString: 'x', hasOwnProperty: 1, valueOf: [], then: {} },
  'a field that nobody knows': { no_such_field: true },
}

/** `body` with each field, however deep, replaced by something of another type. */
export function distort(body: object): { says: string; body: unknown }[] {
  return fieldPaths(body).flatMap((path) =>
    Object.entries(instead(valueAt(body, path))).map(([name, value]) => ({
      says: `${path.join('.')} = ${name}`,
      body: withValue(body, path, value),
    }))
  )
}

type Path = (string | number)[]

function instead(value: unknown): Record<string, unknown> {
  return {
    'a list of it': [value, value],
    'a list in a list': [[value]],
    'an object': { $ne: null, toString: 'x' },
    'text of 200 kB': 'y'.repeat(200_000),
    ...(typeof value !== 'number' && { 'a huge number': Number.MAX_VALUE }),
    ...(typeof value !== 'boolean' && { 'a boolean': true }),
    ...(typeof value !== 'string' && { text: `' or 1=1 --` }),
  }
}

function fieldPaths(value: unknown): Path[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => {
    const own = Array.isArray(value) ? Number(key) : key
    return [[own], ...fieldPaths(inner).map((path) => [own, ...path])]
  })
}

function valueAt(value: unknown, [key, ...rest]: Path): unknown {
  const inner = (value as Record<string | number, unknown>)[key]
  return rest.length === 0 ? inner : valueAt(inner, rest)
}

function withValue(value: unknown, [key, ...rest]: Path, put: unknown): unknown {
  const copy = structuredClone(value) as Record<string | number, unknown>
  copy[key] = rest.length === 0 ? put : withValue(copy[key], rest, put)
  return copy
}
