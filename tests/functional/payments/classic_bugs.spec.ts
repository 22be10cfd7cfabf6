import { setTimeout as sleep } from 'node:timers/promises'
import { test } from '@japa/runner'
import { voidInvoice } from '#domain/invoices/void_invoice'
import { systemActor } from '#domain/shared/actor'
import PaymentIntent from '#models/payment_intent'
import {
  confirm,
  deliver,
  GATEWAYS,
  invoiceToPay,
  openedPayment,
  payAtGateway,
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
import { invoiceFor, paidOffline } from '#tests/support/portal_world'
import { captureByHand } from '#tests/support/sandbox_paypal'

const API = '/api/v1/client-portal'

test.group('A payment is credited once', (group) => {
  eachWithOpenPortal(group)

  for (const gateway of GATEWAYS) {
    test(`with ${gateway}: duplicates of every event 70 ms apart, and the return between them`, async ({
      assert,
      cleanup,
    }) => {
      const { sandbox, clock } = await paymentWorld(cleanup)
      const { invoice, browser, id, order } = await openedPayment(gateway)
      payAtGateway(sandbox, gateway, order)
      clock.forward({ minutes: 1 })

      const work: Promise<unknown>[] = []
      for (let n = 0; n < 6; n++) {
        for (const event of sandbox.control.events[gateway].list()) {
          sandbox.control.events[gateway].resend(event.id)
        }
        work.push(confirm(browser, id), runJobs(), reconcile())
        await sleep(70)
      }
      await Promise.all(work)
      await deliver(sandbox)

      await invoice.refresh()
      assert.equal(invoice.balanceMinor, 0)
      assert.containsSubset(await ledgerNow(), { ...SETTLED, rejected: 0 })
    })
  }

  test('two distinct payments that race for one balance: one pays it, the other is credit', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox, clock } = await paymentWorld(cleanup)
    const { invoice, browser, client } = await invoiceToPay()
    const first = await openPayment(browser, 'razorpay', invoice)
    const second = await openPayment(browser, 'paypal', invoice)
    const orders = await Promise.all([first, second].map(({ body }) => orderOf(body.data.id)))
    sandbox.control.paypal.approve(orders[1])
    captureByHand(sandbox, orders[1])
    sandbox.control.razorpay.pay(orders[0])
    clock.forward({ minutes: 1 })

    await Promise.all([
      confirm(browser, first.body.data.id),
      confirm(browser, second.body.data.id),
      runJobs(),
      reconcile(),
    ])
    await deliver(sandbox)

    await invoice.refresh()
    assert.equal(invoice.balanceMinor, 0)
    assert.equal(invoice.paidMinor, 12_000)
    const payments = await client.related('payments').query()
    assert.sameMembers(
      payments.map((payment) => payment.unappliedMinor),
      [0, 12_000]
    )
    assert.containsSubset(await ledgerNow(), { faults: [], payments: 2, allocations: 1 })
    assert.equal(sandbox.control.ledger().sums.EUR.netMinor, 24_000, 'nothing vanished')
  })
})

test.group('An invoice is paid what it asks', (group) => {
  eachWithOpenPortal(group)

  for (const gateway of GATEWAYS) {
    test(`with ${gateway}: a part-paid invoice is charged what is left, not in full`, async ({
      assert,
      cleanup,
    }) => {
      const { sandbox } = await paymentWorld(cleanup)
      const { invoice, browser } = await invoiceToPay()
      const stale = await openPayment(browser, gateway, invoice)
      await paidOffline(invoice, 5_000)

      const { body } = await openPayment(browser, gateway, invoice)
      assert.notEqual(body.data.id, stale.body.data.id)
      assert.equal(body.data.amount.amountMinor, 7_000)
      payAtGateway(sandbox, gateway, await orderOf(body.data.id))
      await deliver(sandbox)
      await invoice.refresh()
      assert.equal(invoice.balanceMinor, 0)
      assert.equal(sandbox.control.ledger().sums.EUR.netMinor, 7_000)
      assert.containsSubset(await ledgerNow(), { faults: [], payments: 2, allocations: 2 })
    })
  }

  test('different currencies are never added into one total or one payment', async ({
    assert,
    cleanup,
  }) => {
    await paymentWorld(cleanup, { webhooks: false })
    const { invoice, browser } = await invoiceToPay()
    const { invoice: rupees } = await invoiceFor('Kestrel', { number: 'A-2', currency: 'INR' })
    const { body } = await browser.send('POST', `${API}/payment-intents`, {
      gateway: 'razorpay',
      invoices: [{ id: invoice.publicId }, { id: rupees.publicId }],
    })
    assert.equal(body.status, 422)
    assert.equal(body.type, 'mixed-currencies')
    assert.isNull(await PaymentIntent.first())

    const dashboard = await browser.get(`${API}/dashboard`)
    const text = JSON.stringify(dashboard.body)
    assert.notInclude(text, '24000', 'EUR 120 and INR 120 are not 240 of anything')
    assert.include(text, '{"amountMinor":12000,"currency":"EUR"}')
    assert.include(text, '{"amountMinor":12000,"currency":"INR"}')
  })

  for (const gateway of GATEWAYS) {
    test(`with ${gateway}: money that comes late for an invoice taken back is the client’s credit`, async ({
      assert,
      cleanup,
    }) => {
      const { sandbox, clock } = await paymentWorld(cleanup, { webhooks: false })
      const { invoice, browser, client } = await invoiceToPay()
      const { body } = await openPayment(browser, gateway, invoice)
      const request = { invoiceId: invoice.id, reason: 'Written twice', replacedById: null }
      const voided = await voidInvoice(request, systemActor('test'), clock.now())
      assert.isTrue(voided.ok)

      const order = await orderOf(body.data.id)
      payAtGateway(sandbox, gateway, order)
      if (gateway === 'paypal') captureByHand(sandbox, order)
      clock.forward({ hours: 1 })
      await reconcile()

      await invoice.refresh()
      assert.equal(invoice.state, 'void')
      assert.equal(invoice.paidMinor, 0)
      const payment = await client.related('payments').query().firstOrFail()
      assert.equal(payment.unappliedMinor, 12_000)
      assert.equal((await shown(browser, body.data.id)).state, 'succeeded')
      assert.containsSubset(await ledgerNow(), {
        faults: [],
        payments: 1,
        allocations: 0,
        receipts: 1,
      })
    })
  }

  test('what a payer approved for an invoice taken back since is not captured', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox, clock } = await paymentWorld(cleanup)
    const { invoice, browser, id, order } = await openedPayment('paypal')
    const request = { invoiceId: invoice.id, reason: 'Written twice', replacedById: null }
    await voidInvoice(request, systemActor('test'), clock.now())
    sandbox.control.paypal.approve(order)
    await deliver(sandbox)
    assert.equal((await shown(browser, id)).state, 'failed')
    assert.lengthOf(sandbox.control.ledger().entries, 0)
  })
})
