import { test } from '@japa/runner'
import { readJsonRecords } from '#domain/imports/tables/read_json_records'
import { readJsonTable } from '#domain/imports/tables/read_json_table'
import { chunksOf, PETS, told } from '#tests/unit/domain/imports/tables/rows_of'

async function recordsOf(text: string | Buffer, chunk = 3, limits = {}) {
  const bytes = chunksOf(Buffer.from(text as string), chunk)
  const records = await Array.fromAsync(readJsonRecords(bytes, limits))
  return records.map((record) =>
    'value' in record
      ? [record.line, record.value]
      : [record.line, record.problem.code, record.problem.isFatal ?? false]
  )
}

test.group('JSON records', () => {
  test('are a list, one after another, or one alone', async ({ assert }) => {
    const both = [
      [1, { a: '1' }],
      [2, { b: ['x'] }],
    ]
    for (const chunk of [1, 3, 100]) {
      assert.deepEqual(await recordsOf('[{"a":1},\n{"b":["x"]}]\n', chunk), both)
      assert.deepEqual(await recordsOf('{"a":1}\n{"b":["x"]}', chunk), both)
    }
    assert.deepEqual(await recordsOf('\uFEFF{"a":"}\\"{"}'), [[1, { a: '}"{' }]])
    assert.deepEqual(await recordsOf(Buffer.from('\uFEFF{"a":"ä"}', 'utf16le')), [[1, { a: 'ä' }]])
  })

  test('keep numbers exactly as they are written', async ({ assert }) => {
    const [[, value]] = await recordsOf('{"a":12.10,"b":9007199254740993,"c":1e2,"d":null}')
    assert.deepEqual(value, { a: '12.10', b: '9007199254740993', c: '1e2', d: null })
  })

  test('that are broken take no other with them', async ({ assert }) => {
    const text = '{"a":1}\n{a:2}\n{"__proto__":{"x":1}}\n{"a":4}\n'
    assert.deepEqual(await recordsOf(text), [
      [1, { a: '1' }],
      [2, 'not_json', false],
      [3, 'not_json', false],
      [4, { a: '4' }],
    ])
  })

  test('end where the file is none')
    .with([
      ['', [[1, 'empty', true]]],
      ['[]', [[1, 'empty', true]]],
      ['"x"', [[1, 'not_json', true]]],
      ['[1,2]', [[1, 'not_json', true]]],
      ['{"a":1', [[1, 'not_json', true]]],
      [`{"a":${'['.repeat(100)}${']'.repeat(100)}}`, [[1, 'not_json', false]]],
      [`{"a":${'['.repeat(16)}${']'.repeat(16)}}`, [[1, 'not_json', false]]],
    ] as const)
    .run(async ({ assert }, [text, answer]) => {
      assert.deepEqual(await recordsOf(text), answer as never)
    })

  test('that nest without end are refused alone', async ({ assert }) => {
    const deep = 100_000
    const text = `{"a":1}\n{"b":${'['.repeat(deep)}${']'.repeat(deep)}}\n{"c":3}\n`
    const answer = [
      [1, { a: '1' }],
      [2, 'not_json', false],
      [3, { c: '3' }],
    ]
    assert.deepEqual(await recordsOf(text, text.length), answer)
    const most = `{"a":${'['.repeat(15)}${']'.repeat(15)}}`
    assert.deepEqual((await recordsOf(most))[0], [1, JSON.parse(most)])
  })

  test('are read within their limits', async ({ assert }) => {
    const limits = { rowBytes: 20, rows: 2 }
    const last = async (text: string) => (await recordsOf(text, 3, limits)).at(-1)
    assert.deepEqual(await last('{"a":1}{"a":2}{"a":3}'), [1, 'too_large', true])
    const broken = await recordsOf('{a}{b}{c}{d}', 3, { unreadable: 2 })
    assert.deepEqual(broken.slice(1), [
      [1, 'not_json', false],
      [1, 'too_many_refused', true],
    ])
    assert.deepEqual(await last(`{"a":"${'x'.repeat(20)}"}`), [1, 'too_large', true])
  })

  test('are rows of the table that a CSV file is', async ({ assert }) => {
    const text = '{"name":"Rex","price":12.5}\n{"nome":"x"}\n{"name":["x"]}\n{"name":"a\\u0000"}'
    const rows = readJsonTable(chunksOf(Buffer.from(text), 5), { template: PETS })
    assert.deepEqual(told(await Array.fromAsync(rows)), [
      '1 Rex||12.5',
      '2 ! unknown_column(nome)',
      '3 ! invalid(name)',
      '4 ! control_character(name)',
    ])
  })
})
