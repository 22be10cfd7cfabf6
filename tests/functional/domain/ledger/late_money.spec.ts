import { test } from '@japa/runner'
import { settlePaymentIntent } from '#domain/ledger/intents/settle_payment_intent'
import { voidInvoice } from '#domain/invoices/void_invoice'
import { changeSetting } from '#domain/settings/change_setting'
import { systemActor } from '#domain/shared/actor'
import AuditEvent from '#models/audit_event'
import type Invoice from '#models/invoice'
import Payment from '#models/payment'
import { answering, oneMorePayment } from '#tests/support/changed_gateway'
import { confirm, intentOf, surroundings } from '#tests/support/held_world'
import { GATEWAYS, openedPayment, payAtGateway, reconcile } from '#tests/support/money_steps'
import { eachWithOpenPortal } from '#tests/support/open_portal_group'
import { ledgerNow, openPayment, orderOf, paymentWorld } from '#tests/support/payment_world'
import { paidOffline } from '#tests/support/portal_world'

const actor = systemActor('test')

/** All of it is visible credit, and staff have been told. */
async function credited(amountMinor: number) {
  const payment = await Payment.query().where('unapplied_minor', '>', 0).firstOrFail()
  const told = await AuditEvent.query()
    .where('action', 'credit.left')
    .where('target_id', payment.publicId)
    .firstOrFail()
  return (
    payment.unappliedMinor === amountMinor &&
    JSON.stringify(told.details).includes(`"amountMinor":${amountMinor}`)
  )
}

async function voided(invoice: Invoice) {
  const { clock } = await surroundings()
  const voiding = { invoiceId: invoice.id, reason: 'wrong', replacedById: null }
  const outcome = await voidInvoice(voiding, actor, clock.now())
  if (!outcome.ok) throw new Error(outcome.code)
}

test.group('Money that comes late', (group) => {
  eachWithOpenPortal(group)

  for (const gateway of GATEWAYS) {
    test(`with ${gateway}, for an invoice that was cancelled since`, async ({
      assert,
      cleanup,
    }) => {
      const { sandbox, clock } = await paymentWorld(cleanup, { webhooks: false })
      const { invoice, id, order } = await openedPayment(gateway)
      await voided(invoice)
      payAtGateway(sandbox, gateway, order)
      clock.forward({ minutes: 1 })
      await reconcile()

      const { faults, payments } = await ledgerNow()
      assert.deepEqual(faults, [])
      if (gateway === 'paypal') {
        // Approved is not taken yet: nobody's money moves for what nobody asks.
        assert.equal((await intentOf(id)).failureCode, 'balance_changed')
        assert.equal(payments, 0)
        return
      }
      assert.equal((await intentOf(id)).state, 'succeeded')
      assert.isTrue(await credited(12_000))
      await invoice.refresh()
      assert.containsSubset(invoice.serialize(), { state: 'void', paidMinor: 0, pendingMinor: 0 })
    })
  }

  test('on an attempt that another choice took the place of', async ({ assert, cleanup }) => {
    const { sandbox, clock } = await paymentWorld(cleanup, { webhooks: false })
    const first = await openedPayment()
    const { body } = await openPayment(first.browser, 'paypal', first.invoice)
    sandbox.control.paypal.approve(await orderOf(body.data.id))
    assert.equal(await confirm(first.browser, body.data.id), 'succeeded')
    sandbox.control.razorpay.pay(first.order)
    clock.forward({ minutes: 1 })
    await reconcile()

    assert.equal((await intentOf(first.id)).state, 'succeeded')
    assert.isTrue(await credited(12_000))
    assert.containsSubset(await ledgerNow(), { faults: [], payments: 2, receipts: 2 })
  })

  test('after a failure, days later, while the invoice is still owed', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox, clock } = await paymentWorld(cleanup, { webhooks: false })
    const { invoice, browser, id, order } = await openedPayment()
    sandbox.control.razorpay.pay(order, { outcome: 'fail' })
    assert.equal(await confirm(browser, id), 'failed')
    clock.forward({ days: 4 })
    await reconcile()
    assert.equal((await intentOf(id)).state, 'failed')
    sandbox.control.razorpay.pay(order)
    clock.forward({ hours: 1 })
    await reconcile()

    assert.equal((await intentOf(id)).state, 'succeeded')
    await invoice.refresh()
    assert.equal(invoice.balanceMinor, 0)
    assert.containsSubset(await ledgerNow(), { faults: [], payments: 1, receipts: 1 })
  })

  test('after a failure, when a bank transfer has paid the invoice', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox, clock } = await paymentWorld(cleanup, { webhooks: false })
    const { invoice, browser, id, order } = await openedPayment()
    sandbox.control.razorpay.pay(order, { outcome: 'fail' })
    await confirm(browser, id)
    await paidOffline(invoice)
    sandbox.control.razorpay.pay(order)
    clock.forward({ hours: 1 })
    await reconcile()
    assert.isTrue(await credited(12_000))
    assert.containsSubset(await ledgerNow(), { faults: [], payments: 2 })
  })

  test('on an attempt that had expired, within a month', async ({ assert, cleanup }) => {
    const { sandbox, clock } = await paymentWorld(cleanup, { webhooks: false })
    const { invoice, id, order } = await openedPayment()
    clock.forward({ days: 8 })
    await reconcile()
    assert.equal((await intentOf(id)).state, 'expired')

    sandbox.control.razorpay.pay(order)
    await reconcile()
    assert.equal((await intentOf(id)).state, 'expired', 'once a day')
    clock.forward({ days: 1 })
    await reconcile()
    assert.equal((await intentOf(id)).state, 'succeeded')
    await invoice.refresh()
    assert.equal(invoice.balanceMinor, 0)
    assert.containsSubset(await ledgerNow(), { faults: [], payments: 1, receipts: 1 })
  })

  test('a transfer that is only reported keeps no approved payment from being taken', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox, clock } = await paymentWorld(cleanup, { webhooks: false })
    await changeSetting('payments', { transferReports: true }, actor, clock.now())
    const { invoice, browser, id, order } = await openedPayment('paypal')
    const path = `/api/v1/client-portal/invoices/${invoice.publicId}/transfer-reports`
    const told = await browser.send('POST', path, {
      amountMinor: 12_000,
      paidOn: clock.now().toISODate(),
    })
    assert.equal(told.status, 201, JSON.stringify(told.body))
    await invoice.refresh()
    assert.equal(invoice.pendingMinor, 12_000)

    sandbox.control.paypal.approve(order)
    assert.equal(await confirm(browser, id), 'succeeded')
    await invoice.refresh()
    assert.containsSubset(invoice.serialize(), { balanceMinor: 0, pendingMinor: 0 })
    assert.deepEqual((await ledgerNow()).faults, [])
  })
})

test.group('A second capture on the order of a payment that succeeded', (group) => {
  eachWithOpenPortal(group)

  async function twice(cleanup: (work: () => Promise<void>) => void, extra: object) {
    const { sandbox, clock } = await paymentWorld(cleanup, { webhooks: false })
    const { browser, id, order } = await openedPayment()
    sandbox.control.razorpay.pay(order)
    await confirm(browser, id)
    const { find } = await surroundings()
    const second = { gatewayPaymentId: 'pay_second00000001', ...extra }
    const gateway = answering(find('razorpay'), oneMorePayment(second))
    const intent = await intentOf(id)
    for (const at of [0, 1]) {
      await settlePaymentIntent(intent.id, gateway, actor, clock.now().plus({ days: at }))
    }
    return intentOf(id)
  }

  test('is posted when it is what was asked: money that came twice is credit', async ({
    assert,
    cleanup,
  }) => {
    const intent = await twice(cleanup, {})
    assert.containsSubset(intent.serialize(), { state: 'succeeded', heldReason: null })
    assert.isTrue(await credited(12_000))
    assert.containsSubset(await ledgerNow(), { faults: [], payments: 2, receipts: 2 })
  })

  test('waits for staff when it is not, and the first counts as before', async ({
    assert,
    cleanup,
  }) => {
    const intent = await twice(cleanup, { amount: null })
    assert.equal(intent.state, 'succeeded')
    assert.equal(intent.heldReason, 'capture pay_second00000001 has no readable amount')
    const told = await AuditEvent.query().where('action', 'payment.held')
    assert.lengthOf(told, 1)
    assert.containsSubset(await ledgerNow(), { faults: [], payments: 1, receipts: 1 })
  })
})
