import { test } from '@japa/runner'
import { readAmount, readDate } from '#domain/imports/tables/read_value'
import type { DateFormat, DecimalMark } from '#domain/imports/tables/table_row'

function amount(text: string, decimal: DecimalMark): string | null {
  const read = readAmount(new Map([['price', text]]), 'price', decimal)
  return read.ok ? read.value : read.code
}

function date(text: string, format: DateFormat): string | null {
  const read = readDate(new Map([['on', text]]), 'on', format)
  return read.ok ? read.value : read.code
}

test.group('An amount', () => {
  test('is exact, whatever its marks')
    .with([
      ['1234.50', '.', '1234.5'],
      ['1,234.50', '.', '1234.5'],
      ['1,234,567', '.', '1234567'],
      ['1234,50', ',', '1234.5'],
      ['1.234,50', ',', '1234.5'],
      ['1 234,5', ',', '1234.5'],
      ['1\u202f234\u202f567,5', ',', '1234567.5'],
      ['1’234.05', '.', '1234.05'],
      ['-0,5', ',', '-0.5'],
      ['+7', ',', '7'],
      ['.5', '.', '0.5'],
    ] as const)
    .run(({ assert }, [text, decimal, read]) => assert.equal(amount(text, decimal), read))

  test('is refused when it could be another, or is none')
    .with([
      ['1,234', '.'],
      ['1.234', ','],
      ['12,50', '.'],
      ['12.50', ','],
      ['1.2.3', '.'],
      ['1,23,456', '.'],
      ['1e3', '.'],
      ['0x10', '.'],
      ['=1+1', '.'],
      ['12 EUR', '.'],
      ['٣', '.'],
      ['-', '.'],
      ['1'.repeat(41), '.'],
    ] as const)
    .run(({ assert }, [text, decimal]) => assert.equal(amount(text, decimal), 'invalid'))

  test('of an empty cell is none', ({ assert }) => {
    assert.deepEqual(readAmount(new Map(), 'price', '.'), { ok: true, value: null })
  })
})

test.group('A date', () => {
  test('is read in the file’s form, and as ISO 8601 in any')
    .with([
      ['2026-02-03', 'MM/DD/YYYY', '2026-02-03'],
      ['03.02.2026', 'DD.MM.YYYY', '2026-02-03'],
      ['3.2.2026', 'DD.MM.YYYY', '2026-02-03'],
      ['03/02/2026', 'DD/MM/YYYY', '2026-02-03'],
      ['02/03/2026', 'MM/DD/YYYY', '2026-02-03'],
      ['2024-02-29', 'YYYY-MM-DD', '2024-02-29'],
    ] as const)
    .run(({ assert }, [text, format, read]) => assert.equal(date(text, format), read))

  test('that the calendar or the form does not have is refused')
    .with([
      ['2026-02-29', 'YYYY-MM-DD'],
      ['13/13/2026', 'MM/DD/YYYY'],
      ['03.02.26', 'DD.MM.YYYY'],
      ['03.02.2026', 'DD/MM/YYYY'],
      ['46056', 'YYYY-MM-DD'],
      ['2026-02-03T00:00:00Z', 'YYYY-MM-DD'],
    ] as const)
    .run(({ assert }, [text, format]) => assert.equal(date(text, format), 'invalid'))
})
