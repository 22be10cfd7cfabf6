import { test } from '@japa/runner'
import fc from 'fast-check'
import { judgeShare } from '#domain/ledger/intents/judge_share'

const invoice = { publicId: 'one', number: 'A-1', currency: 'EUR', balanceMinor: 10_000 }
const never = () => false
const whole = { partPayments: false, partMinimumMinor: {} }
const parts = { partPayments: true, partMinimumMinor: { EUR: 500 } }

test.group('How much of an invoice a payment may be for', () => {
  test('without an amount: all that is left', ({ assert }) => {
    for (const rules of [whole, parts]) {
      assert.deepEqual(judgeShare(invoice, {}, rules, never), { ok: true, value: 10_000 })
    }
  })

  test('an old page is told so only where the amount was the whole balance once', ({ assert }) => {
    const code = (amountMinor: number, wasBalance: boolean, rules = whole) => {
      const judged = judgeShare(invoice, { amountMinor }, rules, () => wasBalance)
      return judged.ok ? judged.value : judged.code
    }
    assert.equal(code(12_000, true), 'balance_changed')
    assert.equal(code(12_000, false), 'more_than_the_balance')
    assert.equal(code(8_000, true), 'balance_changed')
    assert.equal(code(8_000, false), 'part_not_allowed')
    assert.equal(code(8_000, true, parts), 8_000)
    assert.equal(code(499, false, parts), 'below_minimum')
  })

  test('another currency’s minimum does not count, and none means one minor unit', ({ assert }) => {
    const rules = { partPayments: true, partMinimumMinor: { JPY: 5_000 } }
    assert.deepEqual(judgeShare(invoice, { amountMinor: 1 }, rules, never), { ok: true, value: 1 })
  })

  test('never more than is left, never nothing, and what the page showed has to be true', ({
    assert,
  }) => {
    const amount = fc.option(fc.integer({ min: 1, max: 30_000 }), { nil: undefined })
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20_000 }),
        amount,
        amount,
        fc.boolean(),
        fc.integer({ min: 0, max: 30_000 }),
        (balanceMinor, amountMinor, shown, partPayments, least) => {
          const rules = { partPayments, partMinimumMinor: { EUR: least } }
          const asked = { amountMinor, balanceMinor: shown }
          const judged = judgeShare({ ...invoice, balanceMinor }, asked, rules, never)
          if (!judged.ok) return
          assert.isAtLeast(judged.value, Math.min(least, balanceMinor, 1))
          assert.isAtMost(judged.value, balanceMinor)
          assert.isTrue(shown === undefined || shown === balanceMinor)
          if (!partPayments) assert.equal(judged.value, balanceMinor)
          assert.isTrue(judged.value >= least || judged.value === balanceMinor)
        }
      )
    )
  })
})
