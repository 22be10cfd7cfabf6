import { test } from '@japa/runner'
import fc from 'fast-check'
import { Money } from '#domain/money/money'
import { prorate } from '#domain/money/prorate'

const minors = (shares: Money[] | null) => shares?.map(({ amountMinor }) => amountMinor) ?? null
const euros = (minor: number) => Money.of('EUR', minor)

test.group('Prorating an amount', () => {
  test('keeps the proportion, and gives what rounding leaves to the largest', ({ assert }) => {
    assert.deepEqual(minors(prorate(euros(100), [3, 3, 3])), [34, 33, 33])
    assert.deepEqual(minors(prorate(euros(100), [1, 5, 0])), [16, 84, 0])
    assert.deepEqual(minors(prorate(euros(50), [120, -20])), [60, -10])
    assert.deepEqual(minors(prorate(euros(0), [1, 2])), [0, 0])
  })

  test('has no answer where there is no proportion', ({ assert }) => {
    for (const weights of [[], [0], [0, 0], [5, -5], [-1]]) {
      assert.isNull(prorate(euros(100), weights))
    }
  })

  test('never loses or invents a unit, and all of it gives back the weights', ({ assert }) => {
    const weight = fc.integer({ min: -1_000_000, max: 100_000_000_000 })
    fc.assert(
      fc.property(fc.array(weight, { minLength: 1, maxLength: 20 }), fc.nat(), (weights, part) => {
        const whole = weights.reduce((sum, one) => sum + one, 0)
        fc.pre(whole > 0)
        assert.deepEqual(minors(prorate(euros(whole), weights)), weights)
        const amountMinor = part % whole
        const shares = minors(prorate(euros(amountMinor), weights)) ?? []
        assert.equal(
          shares.reduce((sum, share) => sum + share, 0),
          amountMinor
        )
        const largest = weights.indexOf(Math.max(...weights))
        for (const [index, share] of shares.entries()) {
          if (index === largest) continue
          const exact = (amountMinor / whole) * weights[index]
          assert.isBelow(Math.abs(share - exact), 1.001)
        }
      })
    )
  })
})
