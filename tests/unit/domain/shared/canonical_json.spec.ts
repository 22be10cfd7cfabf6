import { test } from '@japa/runner'
import fc from 'fast-check'
import { canonicalJson } from '#domain/shared/canonical_json'

/** The same thing, said slowly: what JSON has, with the members of each object in order. */
function slowly(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(slowly)
  const ordered: Record<string, unknown> = Object.create(null)
  for (const key of Object.keys(value).sort()) {
    Object.defineProperty(ordered, key, {
      value: slowly(value[key as keyof typeof value]),
      enumerable: true,
    })
  }
  return ordered
}

test.group('Canonical JSON', () => {
  test('is JSON, and the same for equal values, whatever the order', ({ assert }) => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const text = canonicalJson(value)
        assert.equal(
          JSON.stringify(JSON.parse(text)),
          JSON.stringify(JSON.parse(JSON.stringify(slowly(value))))
        )
        const turned = JSON.parse(JSON.stringify(value), (_, inner) =>
          typeof inner === 'object' && inner !== null && !Array.isArray(inner)
            ? Object.fromEntries(Object.entries(inner).reverse())
            : inner
        )
        assert.equal(canonicalJson(turned), text)
      })
    )
  })

  test('sorts, and says what JSON cannot as JSON does', ({ assert }) => {
    for (const [value, text] of [
      [{ b: 1, a: { d: [], c: {} } }, '{"a":{"c":{},"d":[]},"b":1}'],
      [{ 10: 1, 9: 2, a: 3 }, '{"10":1,"9":2,"a":3}'],
      ['ä "x" \u2028\n\\', JSON.stringify('ä "x" \u2028\n\\')],
      ['\ud800', '"\\ud800"'],
      [{ a: undefined, b: () => 1, c: null }, '{"c":null}'],
      [[undefined, Number.NaN, Infinity, -0], '[null,null,null,0]'],
      [new Date(0), '"1970-01-01T00:00:00.000Z"'],
      [undefined, 'null'],
      [JSON.parse('{"__proto__":1}'), '{"__proto__":1}'],
    ] as const) {
      assert.equal(canonicalJson(value), text)
    }
    assert.throws(() => canonicalJson({ a: 1n }), TypeError)
  })
})
