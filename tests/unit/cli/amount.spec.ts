import { test } from '@japa/runner'
import fc from 'fast-check'
import { parseAmount } from '../../../cli/lib/amount.js'
import { Failure } from '../../../cli/lib/failure.js'
import { formatAmount } from '../../../cli/lib/money.js'

const minor = (text: string, known?: string) => parseAmount(text, '--amount', known).amountMinor

test.group('portal: amounts that somebody typed', () => {
  test('are read exactly, whatever marks thousands and decimals', ({ assert }) => {
    const cases: [string, number][] = [
      ['1,180.00 EUR', 118_000],
      ['1.180,00 EUR', 118_000],
      ['EUR 1180', 118_000],
      ['eur1180.5', 118_050],
      ['1 180,00 EUR', 118_000],
      ['1\u00a0180,00\u00a0EUR', 118_000],
      ["1'180.00 CHF", 118_000],
      ['1,18,000.00 INR', 11_800_000],
      ['1,180,000 USD', 118_000_000],
      ['0.07 EUR', 7],
      ['1.1 EUR', 110],
      ['1180 JPY', 1180],
      ['1,180 JPY', 1180],
      ['1.18 KWD', 1180],
      ['0.180 KWD', 180],
      ['1,180.000 KWD', 1_180_000],
      ['90071992547409.91 EUR', Number.MAX_SAFE_INTEGER],
    ]
    for (const [text, expected] of cases) assert.equal(minor(text), expected, text)
    assert.equal(minor('12.50', 'EUR'), 1250)
  })

  test('are refused when they are none, or could be two', ({ assert }) => {
    const cases: [string, RegExp][] = [
      ['1.180 EUR', /could be/],
      ['1,180 EUR', /could be/],
      ['1.180 KWD', /could be/],
      ['1180', /currency/],
      ['', /no amount/],
      ['EUR', /no amount/],
      ['-5 EUR', /no amount/],
      ['0.00 EUR', /more than nothing/],
      ['1.234 567 EUR', /no amount/],
      ['1.5555 EUR', /decimals/],
      ['1.5 JPY', /decimals/],
      ['1,2,3 EUR', /no amount/],
      ['1e3 EUR', /no amount/],
      ['0x10 EUR', /no amount/],
      ['.5 EUR', /no amount/],
      ['１２ EUR', /no amount/],
      ['90071992547409.92 EUR', /too large/],
      ['EUR 12 USD', /no amount/],
      ['12.50 USD', /this is in EUR/],
    ]
    for (const [text, message] of cases) {
      const known = text === '12.50 USD' ? 'EUR' : undefined
      assert.throws(() => minor(text, known), message)
      assert.throws(() => minor(text, known), Failure)
    }
  })

  test('what is shown is read back as the same, for any amount', ({ assert }) => {
    const currency = fc.constantFrom('EUR', 'JPY', 'KWD', 'CLF')
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
        currency,
        (amount, code) => {
          const shown = formatAmount({ amountMinor: amount, currency: code })
          assert.equal(minor(shown), amount, shown)
        }
      )
    )
  })
})
