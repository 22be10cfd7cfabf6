import { test } from '@japa/runner'
import { isProven, totalsOf } from '../../../cli/lib/jobs/totals.js'
import { summaryOf } from '../../../cli/lib/jobs/words.js'

const of = (count: number, amountMinor: number) => ({
  count,
  amount: { amountMinor, currency: 'EUR' },
})

test.group('what a job tells about the whole', () => {
  test('totals per currency are a table, and say whether they prove the import', ({ assert }) => {
    const totals = [
      { currency: 'EUR', before: of(1200, 100), imported: of(2, 5), after: of(1202, 105) },
    ]
    const table = totalsOf({ totals, isProven: true })
    assert.deepEqual(
      table?.columns.map(({ title }) => title),
      ['currency', 'before', 'imported', 'after']
    )
    assert.deepEqual(table?.rows, [['EUR', '1,200: 1.00 EUR', '2: 0.05 EUR', '1,202: 1.05 EUR']])
    assert.deepEqual([{ isProven: true }, { isProven: null }, {}, null].map(isProven), [
      true,
      null,
      null,
      null,
    ])
  })

  test('amounts, numbers, lists and yes or no are lines', ({ assert }) => {
    const summary = {
      totals: [{ amountMinor: 5, currency: 'JPY' }],
      clients: { before: 1, after: 1001 },
      ignoredColumns: ['Farbe', 'x\u001b[2J'],
      isProven: false,
      nothing: null,
    }
    assert.isNull(totalsOf(summary))
    assert.deepEqual(summaryOf(summary), [
      ['totals', '5 JPY'],
      ['clients', 'before 1, after 1,001'],
      ['ignored columns', 'Farbe, x\ufffd[2J'],
      ['is proven', 'no'],
    ])
    for (const odd of [null, 3, 'text', [], { totals: [1] }]) assert.isNull(totalsOf(odd))
  })
})
