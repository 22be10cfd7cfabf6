import { test } from '@japa/runner'
import * as currencies from 'dinero.js/currencies'
import { formatAmount } from '../../../cli/lib/money.js'
import { currencyExponent } from '#domain/money/currency'
import { Money } from '#domain/money/money'

test.group('portal: amounts', () => {
  test('digits are placed as the domain does it, for every currency', ({ assert }) => {
    for (const { code } of Object.values(currencies)) {
      const [number, currency] = formatAmount(Money.of(code, 1_234_567)).split(' ')
      const digits = number.includes('.') ? number.split('.')[1].length : 0
      assert.deepEqual([currency, digits], [code, currencyExponent(code)])
      assert.equal(number.replaceAll(/[,.]/g, ''), '1234567')
    }
  })

  test('groups, signs and small amounts', ({ assert }) => {
    const format = (amountMinor: number, currency: string) =>
      formatAmount({ amountMinor, currency })
    assert.equal(format(0, 'EUR'), '0.00 EUR')
    assert.equal(format(-5, 'EUR'), '-0.05 EUR')
    assert.equal(format(100_000, 'JPY'), '100,000 JPY')
    assert.equal(format(9_007_199_254_740_991, 'USD'), '90,071,992,547,409.91 USD')
    assert.equal(format(1, 'KWD'), '0.001 KWD')
  })
})
