import { test } from '@japa/runner'
import fc from 'fast-check'
import { Money } from '#domain/money/money'

test.group('Money', () => {
  test('an allocation never loses or invents a unit', ({ assert }) => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
        fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 20 }),
        (amount, weights) => {
          fc.pre(weights.some((weight) => weight > 0))
          const shares = Money.of('EUR', amount).allocate(weights)
          assert.equal(Money.sum('EUR', shares).amountMinor, amount)
        }
      )
    )
  })

  test('a decimal read and written again is the same', ({ assert }) => {
    for (const [currency, text] of [
      ['INR', '180332.00'],
      ['JPY', '5000'],
      ['KWD', '-1.005'],
    ]) {
      assert.equal(Money.parse(currency, text)?.toDecimal(), text)
    }
  })

  test('decimals that the currency does not have are refused, trailing zeros are not', ({
    assert,
  }) => {
    assert.isNull(Money.parse('JPY', '10.50'))
    assert.equal(Money.parse('JPY', '10.00')?.amountMinor, 10)
    assert.isNull(Money.parse('EUR', '1.005'))
    assert.isNull(Money.parse('EUR', '1e3'))
    assert.isNull(Money.parse('EUR', ''))
  })

  test('two currencies cannot be added', ({ assert }) => {
    assert.throws(() => Money.of('INR', 1).plus(Money.of('USD', 1)), TypeError)
  })
})
