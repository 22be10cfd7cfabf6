import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { openPaymentIntent } from '#domain/ledger/intents/open_payment_intent'
import { changeSetting } from '#domain/settings/change_setting'
import { systemActor } from '#domain/shared/actor'
import { GatewayRegistry } from '#gateways/registry'
import app from '@adonisjs/core/services/app'
import AuditEvent from '#models/audit_event'
import type Invoice from '#models/invoice'
import Payment from '#models/payment'
import PaymentIntentInvoice from '#models/payment_intent_invoice'
import { eachWithOpenPortal } from '#tests/support/open_portal_group'
import { ledgerNow, orderOf, paymentWorld } from '#tests/support/payment_world'
import type { PortalBrowser } from '#tests/support/portal_browser'
import { invoiceFor, paidOffline, signedIn } from '#tests/support/portal_world'

const API = '/api/v1/client-portal'

type Share = { id: string; amountMinor?: number; balanceMinor?: number }

function pay(browser: PortalBrowser, invoices: Share[], gateway = 'razorpay') {
  return browser.send('POST', `${API}/payment-intents`, { gateway, invoices })
}

function settle(browser: PortalBrowser, id: string) {
  return browser.send('POST', `${API}/payment-intents/${id}/confirmation`, {})
}

async function threeInvoices() {
  const first = await invoiceFor('Kestrel', { number: 'A-1' })
  const invoices = [first.invoice]
  for (const number of ['A-2', 'A-3']) {
    invoices.push((await invoiceFor('Kestrel', { number })).invoice)
  }
  return { invoices, client: first.client, browser: await signedIn(first.client) }
}

const shares = (invoices: Invoice[]) => invoices.map(({ publicId: id }) => ({ id }))

async function refreshed(invoices: Invoice[]) {
  for (const invoice of invoices) await invoice.refresh()
  return invoices.map((invoice) => invoice.balanceMinor)
}

test.group('Several invoices in one payment', (group) => {
  eachWithOpenPortal(group)

  for (const gateway of ['razorpay', 'paypal']) {
    test(`with ${gateway}, each is paid with its own share`, async ({ assert, cleanup }) => {
      const { sandbox } = await paymentWorld(cleanup, { webhooks: false })
      const { invoices, browser } = await threeInvoices()
      await paidOffline(invoices[1], 2_000)
      await invoices[1].refresh()

      const opened = await pay(browser, shares([...invoices].reverse()), gateway)
      assert.equal(opened.status, 201)
      const { id, amount } = opened.body.data
      assert.deepEqual(amount, { amountMinor: 34_000, currency: 'EUR' })
      const planned = await PaymentIntentInvoice.query().orderBy('invoice_id')
      assert.deepEqual(
        planned.map((share) => share.amountMinor),
        [12_000, 10_000, 12_000]
      )

      if (gateway === 'razorpay') sandbox.control.razorpay.pay(await orderOf(id))
      else sandbox.control.paypal.approve(await orderOf(id))
      assert.equal((await settle(browser, id)).body.data.state, 'succeeded')
      assert.deepEqual(await refreshed(invoices), [0, 0, 0])
      assert.containsSubset(await ledgerNow(), {
        faults: [],
        payments: 2,
        allocations: 4,
        receipts: 1,
      })
      assert.deepEqual(sandbox.control.violations(), [])
    })
  }

  test('some of them in part', async ({ assert, cleanup }) => {
    const { sandbox } = await paymentWorld(cleanup, { webhooks: false })
    await changeSetting('payments', { partPayments: true }, systemActor('test'), DateTime.utc())
    const { invoices, browser } = await threeInvoices()
    const [first, second] = shares(invoices)
    const opened = await pay(browser, [first, { ...second, amountMinor: 500 }])
    assert.equal(opened.body.data.amount.amountMinor, 12_500)
    sandbox.control.razorpay.pay(await orderOf(opened.body.data.id))
    await settle(browser, opened.body.data.id)
    assert.deepEqual(await refreshed(invoices), [0, 11_500, 12_000])
    assert.deepEqual((await ledgerNow()).faults, [])
  })

  test('one that was paid or cancelled meanwhile gets nothing; its share is credit that staff are told of', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox } = await paymentWorld(cleanup, { webhooks: false })
    const { invoices, browser } = await threeInvoices()
    const opened = await pay(browser, shares(invoices))
    await paidOffline(invoices[0])
    sandbox.control.razorpay.pay(await orderOf(opened.body.data.id))
    await settle(browser, opened.body.data.id)

    assert.deepEqual(await refreshed(invoices), [0, 0, 0])
    const payment = await Payment.findByOrFail('gateway', 'razorpay')
    assert.equal(payment.unappliedMinor, 12_000)
    const told = await AuditEvent.findByOrFail('action', 'credit.left')
    assert.equal(told.targetId, payment.publicId)
    assert.containsSubset(told.details, {
      credit: { amountMinor: 12_000, currency: 'EUR' },
      intent: opened.body.data.id,
    })
    assert.deepEqual((await ledgerNow()).faults, [])
  })

  test('currencies are not mixed, and strangers’ invoices are not there', async ({
    assert,
    cleanup,
  }) => {
    await paymentWorld(cleanup, { webhooks: false })
    const { invoices, browser } = await threeInvoices()
    const yen = await invoiceFor('Kestrel', { number: 'Y-1', currency: 'JPY' })
    const mixed = await pay(browser, shares([invoices[0], yen.invoice]))
    assert.equal(mixed.status, 422)
    assert.equal(mixed.body.type, 'mixed-currencies')

    const stranger = await invoiceFor('Sparrow', { number: 'S-1' })
    const theirs = await pay(browser, shares([invoices[0], stranger.invoice]))
    assert.equal(theirs.status, 404)
    assert.isNull(await PaymentIntentInvoice.first())
  })

  test('one of them on its way, and none is charged again; the answer says which', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox } = await paymentWorld(cleanup, { webhooks: false, timeoutMs: 300 })
    const { invoices, browser } = await threeInvoices()
    const first = await pay(browser, shares([invoices[1]]))
    sandbox.control.faults.add({ gateway: 'razorpay', kind: 'reset_before', times: 1_000 })
    await settle(browser, first.body.data.id)

    const { status, body } = await pay(browser, shares(invoices), 'paypal')
    assert.equal(status, 409)
    assert.containsSubset(body, {
      type: 'payment-in-progress',
      intentId: first.body.data.id,
      invoiceId: invoices[1].publicId,
      invoiceNumber: 'A-2',
    })
    assert.equal((await pay(browser, shares([invoices[0]]), 'paypal')).status, 201)
  })

  test('the same invoice named twice is paid once', async ({ assert, cleanup }) => {
    await paymentWorld(cleanup, { webhooks: false })
    const { invoices, client, browser } = await threeInvoices()
    const twice = shares([invoices[0], invoices[0]])
    assert.equal((await pay(browser, twice)).status, 422)

    const registry = await app.container.make(GatewayRegistry)
    const opened = await openPaymentIntent(
      { clientId: client.id, accountId: null, invoices: twice },
      registry.get('razorpay')!,
      { companyName: 'Us', returnUrl: () => '', cancelUrl: () => '' },
      systemActor('test'),
      DateTime.utc()
    )
    assert.isTrue(opened.ok && opened.value.amountMinor === 12_000)
  })
})
