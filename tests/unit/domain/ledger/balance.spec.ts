import { test } from '@japa/runner'
import fc from 'fast-check'
import { balanceOf, creditLeftOf, spread } from '#domain/ledger/balance'

const amounts = fc.integer({ min: 0, max: 1_000_000 })

test.group('The balance of an invoice', () => {
  test('is what it asks, less what was paid and credited', ({ assert }) => {
    const sums = { paidMinor: 3_000, creditedMinor: 500, refundedMinor: 100 }
    assert.equal(balanceOf(10_000, sums), 6_500)
  })

  test('of a document that asks for less than nothing is nothing: it is credit', ({ assert }) => {
    const none = { paidMinor: 0, creditedMinor: 0, refundedMinor: 0 }
    assert.equal(balanceOf(-4_000, none), 0)
    assert.equal(creditLeftOf(-4_000, 1_500), 2_500)
    assert.equal(creditLeftOf(4_000, 0), 0)
  })

  test('money that is spread over invoices is neither lost nor invented, nor more than asked', ({
    assert,
  }) => {
    fc.assert(
      fc.property(
        amounts,
        fc.array(fc.record({ asked: amounts, open: amounts }), { maxLength: 10 }),
        (available, invoices) => {
          const shares = invoices.map(({ asked }, invoiceId) => ({ invoiceId, amountMinor: asked }))
          const { given, leftMinor } = spread(available, shares, (id) => invoices[id].open)
          const total = given.reduce((sum, share) => sum + share.amountMinor, 0)
          assert.equal(total + leftMinor, available)
          for (const { invoiceId, amountMinor } of given) {
            assert.isAbove(amountMinor, 0)
            assert.isAtMost(amountMinor, invoices[invoiceId].asked)
            assert.isAtMost(amountMinor, invoices[invoiceId].open)
          }
        }
      )
    )
  })
})
