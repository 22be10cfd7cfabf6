import { test } from '@japa/runner'
import { surveyCsv } from '#domain/imports/survey_csv'

async function* bytesOf(rows: string[]) {
  const head = 'number,seller,issued_on,currency,client_name,line_name,unit_price'
  yield Buffer.from([head, ...rows.map((row) => `${row},2026-11-02,EUR,X,D,1`), ''].join('\n'))
}

async function survey(...rows: string[]) {
  const known = async (said: string) => (/^(north|south)$/i.test(said) ? said.toLowerCase() : null)
  const { count, apart } = await surveyCsv(bytesOf(rows), {}, known)
  return { count, apart: Object.fromEntries(apart) }
}

test.group('A first look over a CSV file', () => {
  test('rows that follow one another are one invoice, and nothing stands apart', async ({
    assert,
  }) => {
    const found = await survey('A-1,', 'A-1,', ',', 'A-1,', 'A-2,')
    // The row without a number is told by itself.
    assert.deepEqual(found, { count: 3, apart: {} })
  })

  test('numbers that come back are told with where they begin, five times at most', async ({
    assert,
  }) => {
    const again = Array.from({ length: 6 }, () => ['A-1,', 'A-2,']).flat()
    const found = await survey(...again, 'A-3,')
    assert.deepEqual(found, {
      count: 13,
      apart: { 'A-1': [2, 4, 6, 8, 10], 'A-2': [3, 5, 7, 9, 11] },
    })
  })

  test('one number of two known companies is two invoices; whose is unsaid may be either', async ({
    assert,
  }) => {
    const two = await survey('A-1,North', 'A-2,North', 'A-1,South')
    assert.deepEqual(two.apart, {})
    const own = await survey('A-1,North', 'A-2,North', 'A-1,North')
    assert.deepEqual(own.apart, { 'A-1': [2, 4] })
    const unsaid = await survey('A-1,North', 'A-2,North', 'A-1,')
    assert.deepEqual(unsaid.apart, { 'A-1': [2, 4] })
    const later = await survey('A-1,', 'A-2,North', 'A-1,North')
    assert.deepEqual(later.apart, { 'A-1': [2, 4] })
  })

  test('a number and a seller are the same however they are spelled', async ({ assert }) => {
    const spaced = await survey('A  1,', 'A 1,', 'A-2,', 'A\u00a01,')
    assert.deepEqual(spaced, { count: 3, apart: { 'A 1': [2, 5] } })
    const spelled = await survey('A-1,North', 'A-2,North', 'A-1,NORTH')
    assert.deepEqual(spelled.apart, { 'A-1': [2, 4] })
    const unknown = await survey('A-1,Nort', 'A-2,North', 'A-1,North')
    assert.deepEqual(unknown.apart, { 'A-1': [2, 4] })
  })
})
