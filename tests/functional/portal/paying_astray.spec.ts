import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { claimCapture } from '#domain/ledger/intents/claim_capture'
import { toGatewayIntent } from '#domain/ledger/intents/intent_facts'
import { loadIntent } from '#domain/ledger/intents/load_intent'
import { systemActor } from '#domain/shared/actor'
import { Clock } from '#domain/shared/clock'
import { GatewayRegistry } from '#gateways/registry'
import PaymentIntent from '#models/payment_intent'
import {
  confirm,
  invoiceToPay,
  openedPayment,
  reconcile,
  SETTLED,
  shown,
} from '#tests/support/money_steps'
import { eachWithOpenPortal } from '#tests/support/open_portal_group'
import {
  ledgerNow,
  openPayment,
  orderOf,
  paymentWorld,
  runJobs,
} from '#tests/support/payment_world'
import { paidOffline } from '#tests/support/portal_world'
import { captureByHand } from '#tests/support/sandbox_paypal'

/** Up to where a process may be killed: the capture is claimed, and the gateway was not asked. */
async function claim(intentId: string) {
  const intent = await loadIntent((await PaymentIntent.findByOrFail('public_id', intentId)).id)
  const gateway = (await app.container.make(GatewayRegistry)).get(intent.gateway)!
  const checkout = { companyName: '', returnUrl: () => '', cancelUrl: () => '' }
  const state = await gateway.inspect(toGatewayIntent(intent, checkout))
  const clock = await app.container.make(Clock)
  const refusal = await claimCapture(intent.id, state, systemActor('test'), clock.now())
  if (refusal !== null) throw new Error(refusal.message)
}

test.group('Paying an invoice that does not go straight', (group) => {
  eachWithOpenPortal(group)

  test('a capture of another amount is held for review and never credited', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox } = await paymentWorld(cleanup, { webhooks: false })
    const { invoice, browser, id, order } = await openedPayment('paypal')
    sandbox.control.paypal.approve(order, {
      captureInstead: { currency_code: 'EUR', value: '1.20' },
    })
    const asked = await confirm(browser, id)
    assert.equal(asked.body.data.state, 'held')
    await invoice.refresh()
    assert.equal(invoice.balanceMinor, 12_000)
    assert.containsSubset(await ledgerNow(), { faults: [], payments: 0, receipts: 0 })

    const again = await openPayment(browser, 'razorpay', invoice)
    assert.equal(again.body.type, 'payment-in-progress')
  })

  test('the same number in another currency is held', async ({ assert, cleanup }) => {
    const { sandbox } = await paymentWorld(cleanup, { webhooks: false })
    const { browser, id, order } = await openedPayment('paypal')
    sandbox.control.paypal.approve(order, {
      captureInstead: { currency_code: 'USD', value: '120.00' },
    })
    assert.equal((await confirm(browser, id)).body.data.state, 'held')
    assert.containsSubset(await ledgerNow(), { faults: [], payments: 0 })
  })

  test('a payment that failed can be tried again, and one that is open is continued', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox } = await paymentWorld(cleanup, { webhooks: false })
    const { invoice, browser } = await invoiceToPay()
    const first = await openPayment(browser, 'razorpay', invoice)
    const same = await openPayment(browser, 'razorpay', invoice)
    assert.equal(same.body.data.id, first.body.data.id)

    sandbox.control.razorpay.pay(await orderOf(first.body.data.id), { outcome: 'fail' })
    const failed = await confirm(browser, first.body.data.id)
    assert.equal(failed.body.data.state, 'failed')
    assert.equal(failed.body.data.failure.code, 'payment_failed')

    const second = await openPayment(browser, 'razorpay', invoice)
    assert.equal(second.status, 201)
    assert.notEqual(second.body.data.id, first.body.data.id)
    const intent = await PaymentIntent.findByOrFail('public_id', second.body.data.id)
    assert.equal(intent.attempt, 2)
  })

  test('approved in two tabs, it is captured once and the other is told why', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox, clock } = await paymentWorld(cleanup, { webhooks: false })
    const { invoice, browser } = await invoiceToPay()
    const first = await openPayment(browser, 'paypal', invoice)
    clock.forward({ hours: 3 })
    const second = await openPayment(browser, 'paypal', invoice)
    assert.notEqual(second.body.data.id, first.body.data.id)
    const ids = [first.body.data.id, second.body.data.id]
    for (const id of ids) sandbox.control.paypal.approve(await orderOf(id))

    const answers = await Promise.all(ids.map((id) => confirm(browser, id)))
    const states = answers.map((answer) => answer.body.data.state).sort()
    assert.deepEqual(states, ['failed', 'succeeded'])
    const failed = answers.find((answer) => answer.body.data.state === 'failed')
    assert.equal(failed?.body.data.failure.code, 'balance_changed')
    assert.containsSubset(await ledgerNow(), SETTLED)
  })

  test('claimed, and nobody lived to capture it: a bank transfer that came since is not paid twice', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox, clock } = await paymentWorld(cleanup, { webhooks: false })
    const { invoice, browser, client, id, order } = await openedPayment('paypal')
    sandbox.control.paypal.approve(order)
    await claim(id)
    await paidOffline(invoice)

    clock.forward({ minutes: 2 })
    await reconcile()
    clock.forward({ minutes: 30 })
    await reconcile()

    const { state, failure } = await shown(browser, id)
    assert.equal(state, 'failed')
    assert.equal(failure.code, 'balance_changed')
    assert.lengthOf(await client.related('payments').query(), 1)
    assert.lengthOf(sandbox.control.ledger().entries, 0)
    assert.containsSubset(await ledgerNow(), { faults: [], payments: 1, allocations: 1 })
  })

  test('claimed, and nobody lived to capture it: the reconciler captures it once', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox, clock } = await paymentWorld(cleanup, { webhooks: false })
    const { browser, id, order } = await openedPayment('paypal')
    sandbox.control.paypal.approve(order)
    await claim(id)

    clock.forward({ minutes: 2 })
    await reconcile()

    assert.equal((await shown(browser, id)).state, 'succeeded')
    assert.containsSubset(await ledgerNow(), SETTLED)
  })

  test('two payments that really moved for one invoice leave the second as visible credit', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox, clock } = await paymentWorld(cleanup, { webhooks: false })
    const { invoice, browser, client } = await invoiceToPay()
    const first = await openPayment(browser, 'razorpay', invoice)
    const second = await openPayment(browser, 'paypal', invoice)
    sandbox.control.razorpay.pay(await orderOf(first.body.data.id))
    await confirm(browser, first.body.data.id)
    // The other tab's order was captured by hand in PayPal's pages.
    sandbox.control.paypal.approve(await orderOf(second.body.data.id))
    captureByHand(sandbox, await orderOf(second.body.data.id))
    clock.forward({ minutes: 1 })
    await reconcile()

    const payments = await client.related('payments').query().orderBy('id')
    assert.deepEqual(
      payments.map((payment) => payment.unappliedMinor),
      [0, 12_000]
    )
    assert.containsSubset(await ledgerNow(), {
      faults: [],
      payments: 2,
      allocations: 1,
      receipts: 2,
    })
  })

  test('a refund made in the gateway’s own dashboard opens the invoice again', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox } = await paymentWorld(cleanup)
    const { invoice, order } = await openedPayment()
    const payment = sandbox.control.razorpay.pay(order)
    await sandbox.control.quiet()
    await runJobs()
    sandbox.control.razorpay.refund(payment.id, 2_000)
    await sandbox.control.quiet()
    await runJobs()

    await invoice.refresh()
    assert.equal(invoice.balanceMinor, 2_000)
    assert.equal(invoice.refundedMinor, 2_000)
    assert.containsSubset(await ledgerNow(), { faults: [], payments: 1, refunds: 1, receipts: 1 })
  })
})
