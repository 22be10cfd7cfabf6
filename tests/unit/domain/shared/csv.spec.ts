import { test } from '@japa/runner'
import { csvLine } from '#domain/shared/csv'

test.group('CSV', () => {
  test('quotes what RFC 4180 says, and ends lines with CR LF', ({ assert }) => {
    assert.equal(csvLine(['a', 'b,c', 'd"e', 'f\ng', null, '']), 'a,"b,c","d""e","f\ng",,\r\n')
    assert.equal(csvLine([12, -3]), '12,-3\r\n')
  })

  test('a cell that a spreadsheet would run gets an apostrophe', ({ assert }) => {
    for (const start of ['=', '+', '-', '@', '\t', '\r']) {
      const line = csvLine([`${start}HYPERLINK("x")`])
      assert.equal(line, `"'${start}HYPERLINK(""x"")"\r\n`)
    }
    assert.equal(csvLine(['a=1']), 'a=1\r\n')
  })
})
