import { test } from '@japa/runner'
import fc from 'fast-check'
import { readCsvRecords } from '#domain/imports/tables/read_csv_records'

/** What a cell may hold that is written in quotation marks, and what needs none. */
const quoted = fc
  .array(fc.constantFrom('a', '"', ',', '\n', '\r\n', '\r', 'ü', '\u{1f600}', ' '), {
    maxLength: 6,
  })
  .map((parts) => parts.join(''))
const bare = fc
  .array(fc.constantFrom('a', 'B2', 'ü', '€', ' ', ';', "'"), { maxLength: 6 })
  .map((parts) => parts.join(''))
const cell = fc.oneof(
  bare.map((text) => ({ text, written: text })),
  quoted.map((text) => ({ text, written: `"${text.replaceAll('"', '""')}"` }))
)
const rows = fc.array(
  fc.record({ cells: fc.array(cell, { minLength: 1, maxLength: 5 }), isDos: fc.boolean() }),
  { maxLength: 12 }
)

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function recordsOf(text: string, size: number) {
  const chunks = inPieces(Buffer.from(text), size)
  return (await Array.fromAsync(readCsvRecords(chunks, ',', { rowBytes: 10_000 }))).flat()
}

test.group('Records of CSV', () => {
  test('are what was written, on their lines, however the bytes arrive', async ({ assert }) => {
    await fc.assert(
      fc.asyncProperty(rows, fc.integer({ min: 1, max: 60 }), async (written, size) => {
        let text = ''
        const expected = written.map(({ cells, isDos }) => {
          const line = text.split(/\r\n|\n|\r/).length
          text += cells.map((one) => one.written).join(',') + (isDos ? '\r\n' : '\n')
          return { line, cells: cells.map((one) => one.text) }
        })
        assert.deepEqual(await recordsOf(text, size), expected)
      }),
      { numRuns: 300 }
    )
  })

  test('an odd row costs itself alone, and those after it are read', async ({ assert }) => {
    const text = 'a,b\n1,x"y\n2,"z"\r\n3,"o"k\n4,"ü\nv"\n5,w'
    for (const size of [1, 7, 1000]) {
      const records = await recordsOf(text, size)
      assert.deepEqual(
        records.map((one) => ('cells' in one ? one.cells.join() : one.problem.code)),
        ['a,b', 'unreadable_row', '2,z', 'unreadable_row', '4,ü\nv', '5,w']
      )
      assert.deepEqual(
        records.map(({ line }) => line),
        [1, 2, 3, 4, 5, 7]
      )
    }
  })

  test('lines that end by CR alone are read as well', async ({ assert }) => {
    for (const size of [1, 4, 1000]) {
      const records = await recordsOf('a,b\r1,"x\ry"\r2,z\r', size)
      assert.deepEqual(records, [
        { line: 1, cells: ['a', 'b'] },
        { line: 2, cells: ['1', 'x\ry'] },
        { line: 4, cells: ['2', 'z'] },
      ])
    }
  })
})
