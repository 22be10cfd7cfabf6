import { test } from '@japa/runner'
import Invoice from '#models/invoice'
import Payment from '#models/payment'
import PaymentIntent from '#models/payment_intent'
import { ace } from '#tests/support/ace'
import { confirm } from '#tests/support/held_world'
import { eachWithOpenPortal } from '#tests/support/open_portal_group'
import { openPayment, orderOf, paymentWorld, runJobs } from '#tests/support/payment_world'
import { invoiceFor, signedIn } from '#tests/support/portal_world'

async function opened() {
  const { invoice, client } = await invoiceFor('Buyer', { number: 'A-1' })
  const browser = await signedIn(client)
  const { body } = await openPayment(browser, 'razorpay', invoice)
  const id: string = body.data.id
  return { id, order: await orderOf(id), invoice, browser }
}

test.group('node ace ledger:verify', (group) => {
  eachWithOpenPortal(group)

  test('is quiet about a sound ledger', async ({ assert, cleanup }) => {
    const { sandbox } = await paymentWorld(cleanup, { webhooks: false })
    const { id, order, browser } = await opened()
    sandbox.control.razorpay.pay(order)
    await confirm(browser, id)
    await runJobs()
    const { status, text } = await ace('ledger:verify')
    assert.equal(status, 0)
    assert.include(text, 'The ledger adds up.')
  })

  test('stops at the first fault, says what to do, and exits with 1', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox } = await paymentWorld(cleanup, { webhooks: false })
    const { id, order, invoice, browser } = await opened()
    sandbox.control.razorpay.pay(order)
    await confirm(browser, id)
    await Invoice.query().where('id', invoice.id).update({ paid_minor: 11_999, balance_minor: 1 })
    await Payment.query().update({ unapplied_minor: 5 })

    const first = await ace('ledger:verify')
    assert.equal(first.status, 1)
    assert.include(
      first.text,
      `Invariant 1: invoice ${invoice.publicId} paid_minor is 11999, the ledger says 12000`
    )
    assert.notInclude(first.text, 'balance_minor')
    const all = await ace('ledger:verify', '--all')
    assert.equal(all.status, 1)
    assert.include(all.text, 'balance_minor is 1, the ledger says 0')
    assert.include(all.text, 'captured 12000, accounted for 12005')
    assert.include(all.text, '3 faults in all.')
  })

  for (const [what, change, message] of [
    ['lost its payment', { state: 'succeeded' }, 'succeeded without a payment'],
    ['asks for more than its invoices', { amount_minor: 12_001 }, 'asks for 12001'],
    ['is watched by nobody', { next_check_at: null }, 'nobody asks about it'],
    ['is held without a reason', { state: 'held' }, 'nothing says why'],
    ['lost its order', { gateway_order_id: null }, 'without an order at the gateway'],
  ] as const) {
    test(`finds an intent that ${what}`, async ({ assert, cleanup }) => {
      await paymentWorld(cleanup, { webhooks: false })
      const { id } = await opened()
      await PaymentIntent.query().where('public_id', id).update(change)
      const { status, text } = await ace('ledger:verify', '--all')
      assert.equal(status, 1)
      assert.include(text, `payment_intent ${id}`)
      assert.include(text, message)
      assert.include(text, `portal payments reconcile ${id}`)
    })
  }
})
