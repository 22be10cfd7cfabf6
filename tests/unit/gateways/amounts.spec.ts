import * as currencies from 'dinero.js/currencies'
import fc from 'fast-check'
import { test } from '@japa/runner'
import { Money } from '#domain/money/money'
import { fromSubunits, refuse as razorpayRefuses, toSubunits } from '#gateways/razorpay/amount'
import { razorpayExponent } from '#gateways/razorpay/currencies'
import {
  fromPayPalAmount,
  paypalExponent,
  refuse as paypalRefuses,
  toPayPalAmount,
} from '#gateways/paypal/amount'
import { exponentOf, scaled } from '#tests/sandbox/control/iso_4217'

const codes = Object.values(currencies).map((currency) => currency.code)

test.group('Amounts at Razorpay', () => {
  for (const code of codes) {
    test(`${code} goes there and comes back unchanged, or is refused before the click`, ({
      assert,
    }) => {
      for (const minor of [1, 10, 99, 100, 1_050, 12_340, 999_999_990]) {
        const amount = Money.of(code, minor)
        const refusal = razorpayRefuses(amount)
        if (razorpayExponent(code) === null) {
          assert.deepEqual(refusal, { code: 'currency' })
          assert.throws(() => toSubunits(amount), RangeError)
        }
        if (refusal === null) {
          const units = toSubunits(amount)
          assert.isTrue(Number.isSafeInteger(units))
          assert.isTrue(fromSubunits(code, units)?.equals(amount))
        }
      }
    })
  }

  test('yen are not multiplied, dinars have three decimals, forints two', ({ assert }) => {
    assert.equal(toSubunits(Money.of('JPY', 500)), 500)
    assert.equal(toSubunits(Money.of('KWD', 99_990)), 99_990)
    assert.equal(toSubunits(Money.of('HUF', 10_050)), 10_050)
    assert.equal(toSubunits(Money.of('INR', 12_345)), 12_345)
  })

  test('less than one rupee is refused with the minimum', ({ assert }) => {
    const refusal = razorpayRefuses(Money.of('INR', 99))
    assert.deepEqual(refusal, { code: 'minimum', minimum: Money.of('INR', 100) })
    assert.isNull(razorpayRefuses(Money.of('INR', 100)))
  })

  test('nothing and less than nothing are refused', ({ assert }) => {
    assert.equal(razorpayRefuses(Money.of('USD', 0))?.code, 'minimum')
    assert.equal(razorpayRefuses(Money.of('USD', -5))?.code, 'minimum')
    assert.equal(razorpayRefuses(Money.of('INR', -500))?.code, 'minimum')
  })

  test('the last of three decimals has to be zero', ({ assert }) => {
    assert.deepEqual(razorpayRefuses(Money.of('KWD', 99_991)), { code: 'precision', decimals: 2 })
  })

  test('a figure that is no integer, or of no currency, is no amount', ({ assert }) => {
    assert.isNull(fromSubunits('INR', null))
    assert.isNull(fromSubunits('XXX', 100))
    assert.isNull(fromSubunits(null, 100))
    assert.isNull(fromSubunits('INR', Number.MAX_VALUE))
  })
})

test.group('Amounts at PayPal', () => {
  for (const code of codes) {
    test(`${code} goes there and comes back unchanged, or is refused before the click`, ({
      assert,
    }) => {
      for (const minor of [1, 10, 99, 100, 1_050, 12_340, 999_999_900]) {
        const amount = Money.of(code, minor)
        const refusal = paypalRefuses(amount)
        if (paypalExponent(code) === null) {
          assert.deepEqual(refusal, { code: 'currency' })
          assert.throws(() => toPayPalAmount(amount), RangeError)
        }
        if (refusal === null) {
          const { currency_code: currency, value } = toPayPalAmount(amount)
          assert.equal(currency, code)
          assert.isTrue(fromPayPalAmount(currency, value)?.equals(amount))
        }
      }
    })
  }

  test('HUF 100.50 is payable with Razorpay and not with PayPal', ({ assert }) => {
    const amount = Money.of('HUF', 10_050)
    assert.isNull(razorpayRefuses(amount))
    assert.deepEqual(paypalRefuses(amount), { code: 'precision', decimals: 0 })
  })

  test('amounts are plain decimals with the decimals PayPal wants', ({ assert }) => {
    assert.equal(toPayPalAmount(Money.of('USD', 5)).value, '0.05')
    assert.equal(toPayPalAmount(Money.of('JPY', 1_050)).value, '1050')
    assert.equal(toPayPalAmount(Money.of('HUF', 10_000)).value, '100')
    assert.equal(toPayPalAmount(Money.of('EUR', 123_456_789)).value, '1234567.89')
  })

  test('JPY "10.50" is not an amount, and neither is text or an exponent', ({ assert }) => {
    assert.isNull(fromPayPalAmount('JPY', '10.50'))
    assert.isNull(fromPayPalAmount('USD', '1e3'))
    assert.isNull(fromPayPalAmount('USD', 'ten'))
    assert.isNull(fromPayPalAmount('USD', '10.005'))
    assert.isNull(fromPayPalAmount('INR', '10.00'))
  })
})

/*
 * Any amount of any currency, against figures that the product's own tables had no part in: the
 * sandbox's exponents, and text that is compared as text.
 */
test.group('Any amount of any currency', () => {
  const anyMinor = fc.oneof(
    fc.integer({ min: 1, max: 100_000 }),
    fc.integer({ min: 1, max: 99_999_999_999 }),
    fc.integer({ min: 1, max: 999_999_999 }).map((units) => units * 100)
  )

  test('Razorpay gets the same money, or is not offered', ({ assert }) => {
    fc.assert(
      fc.property(fc.constantFrom(...codes), anyMinor, (code, minor) => {
        const amount = Money.of(code, minor)
        const refusal = razorpayRefuses(amount)
        if (refusal !== null) {
          const isMill = exponentOf(code) === 3 && minor % 10 !== 0
          const isSmall = code === 'INR' && minor < 100
          return isMill || isSmall || razorpayExponent(code) === null
        }
        const units = toSubunits(amount)
        assert.equal(units, minor, `${code} has ISO's decimals there`)
        return fromSubunits(code, units)?.equals(amount) === true
      }),
      { numRuns: 5_000 }
    )
  })

  test('PayPal gets the same money, or is not offered', ({ assert }) => {
    fc.assert(
      fc.property(fc.constantFrom(...codes), anyMinor, (code, minor) => {
        const amount = Money.of(code, minor)
        const refusal = paypalRefuses(amount)
        const isWhole = ['HUF', 'TWD'].includes(code)
        if (refusal !== null) {
          return paypalExponent(code) === null || (isWhole && minor % 100 !== 0)
        }
        const { value } = toPayPalAmount(amount)
        assert.match(value, isWhole || code === 'JPY' ? /^\d+$/ : /^\d+\.\d{2}$/)
        assert.equal(scaled(value, exponentOf(code)), minor)
        return fromPayPalAmount(code, value)?.equals(amount) === true
      }),
      { numRuns: 5_000 }
    )
  })

  test('what is no amount of the currency never becomes one', () => {
    fc.assert(
      fc.property(fc.constantFrom(...codes), fc.string(), (code, text) => {
        const read = fromPayPalAmount(code, text)
        return read === null || scaled(text.trim(), exponentOf(code)) === read.amountMinor
      })
    )
    fc.assert(
      fc.property(fc.constantFrom(...codes), fc.double(), (code, units) => {
        const read = fromSubunits(code, units)
        return read === null || (Number.isSafeInteger(units) && read.amountMinor === units)
      })
    )
  })
})
