import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { recordRefund } from '#domain/ledger/refunds/record_refund'
import { changeSetting } from '#domain/settings/change_setting'
import type { Settings } from '#domain/settings/settings'
import { systemActor } from '#domain/shared/actor'
import { newPublicId } from '#domain/shared/public_id'
import type Invoice from '#models/invoice'
import PaymentIntent from '#models/payment_intent'
import TransferReport from '#models/transfer_report'
import { eachWithOpenPortal } from '#tests/support/open_portal_group'
import { ledgerNow, orderOf, paymentWorld } from '#tests/support/payment_world'
import type { PortalBrowser } from '#tests/support/portal_browser'
import { invoiceFor, paidOffline, signedIn } from '#tests/support/portal_world'

const API = '/api/v1/client-portal'
const eur = (amountMinor: number) => ({ amountMinor, currency: 'EUR' })

function allow(payments: Partial<Settings['payments']>) {
  return changeSetting('payments', payments, systemActor('test'), DateTime.utc())
}

async function toPay(number = 'A-1') {
  const { invoice, client } = await invoiceFor('Kestrel', { number })
  return { invoice, client, browser: await signedIn(client) }
}

function payPart(
  browser: PortalBrowser,
  invoice: Invoice,
  amountMinor?: number,
  balanceMinor?: number,
  gateway = 'razorpay'
) {
  const invoices = [{ id: invoice.publicId, amountMinor, balanceMinor }]
  return browser.send('POST', `${API}/payment-intents`, { gateway, invoices })
}

async function settled(browser: PortalBrowser, id: string) {
  const answer = await browser.send('POST', `${API}/payment-intents/${id}/confirmation`, {})
  return answer.body.data
}

function report(invoice: Invoice, amountMinor: number) {
  return TransferReport.create({
    publicId: newPublicId(),
    clientId: invoice.clientId,
    invoiceId: invoice.id,
    currency: invoice.currency,
    amountMinor,
    paidOn: '2026-05-04',
    state: 'pending',
  })
}

test.group('Paying a part of an invoice', (group) => {
  eachWithOpenPortal(group)

  test('is refused while staff do not allow it, and the ledger does not move', async ({
    assert,
    cleanup,
  }) => {
    await paymentWorld(cleanup, { webhooks: false })
    const { invoice, browser } = await toPay()
    const { status, body } = await payPart(browser, invoice, 5_000)
    assert.equal(status, 422)
    assert.equal(body.type, 'part-not-allowed')
    assert.deepEqual(body.balance, eur(12_000))
    assert.equal(body.invoiceId, invoice.publicId)
    assert.isNull(await PaymentIntent.first())
  })

  for (const gateway of ['razorpay', 'paypal']) {
    test(`with ${gateway}, part by part, until nothing is left`, async ({ assert, cleanup }) => {
      const { sandbox } = await paymentWorld(cleanup, { webhooks: false })
      await allow({ partPayments: true, partMinimumMinor: { EUR: 5_000 } })
      const { invoice, browser } = await toPay()
      for (const [part, left] of [
        [7_000, 5_000],
        [5_000, 0],
      ]) {
        const opened = await payPart(browser, invoice, part, part + left, gateway)
        assert.equal(opened.status, 201)
        const { id, amount } = opened.body.data
        assert.deepEqual(amount, eur(part))
        if (gateway === 'razorpay') sandbox.control.razorpay.pay(await orderOf(id))
        else sandbox.control.paypal.approve(await orderOf(id))
        assert.equal((await settled(browser, id)).state, 'succeeded')
        await invoice.refresh()
        assert.equal(invoice.balanceMinor, left)
      }
      const { body } = await payPart(browser, invoice, 1_000, undefined, gateway)
      assert.equal(body.type, 'invoice-already-paid')
      assert.containsSubset(await ledgerNow(), { faults: [], payments: 2, receipts: 2 })
      assert.deepEqual(sandbox.control.violations(), [])
    })
  }

  test('takes no less than the least part, but always all that is left', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox } = await paymentWorld(cleanup, { webhooks: false })
    await allow({ partPayments: true, partMinimumMinor: { EUR: 10_000, USD: 1 } })
    const { invoice, browser } = await toPay()
    const little = await payPart(browser, invoice, 9_999)
    assert.equal(little.status, 422)
    assert.equal(little.body.type, 'below-minimum')
    assert.deepEqual(little.body.minimum, eur(10_000))

    const first = await payPart(browser, invoice, 10_000)
    sandbox.control.razorpay.pay(await orderOf(first.body.data.id))
    await settled(browser, first.body.data.id)
    const less = await payPart(browser, invoice, 1_999)
    assert.equal(less.body.type, 'below-minimum')
    assert.deepEqual(less.body.minimum, eur(2_000), 'no more is left than that')
    assert.equal((await payPart(browser, invoice, 2_000)).status, 201)
  })

  test('is never more than is left', async ({ assert, cleanup }) => {
    await paymentWorld(cleanup, { webhooks: false })
    const { invoice, browser } = await toPay()
    for (const partPayments of [false, true]) {
      await allow({ partPayments })
      for (const amount of [12_001, Number.MAX_SAFE_INTEGER]) {
        const { status, body } = await payPart(browser, invoice, amount)
        assert.equal(status, 422)
        assert.equal(body.type, 'more-than-the-balance')
        assert.deepEqual(body.balance, eur(12_000))
      }
    }
  })

  test('on an old page is told what changed, with parts allowed or not', async ({
    assert,
    cleanup,
  }) => {
    await paymentWorld(cleanup, { webhooks: false })
    const { invoice, browser } = await toPay()
    await paidOffline(invoice, 4_000)
    await invoice.refresh()
    for (const partPayments of [false, true]) {
      await allow({ partPayments })
      for (const [amount, shown] of [
        [12_000, undefined],
        [12_000, 12_000],
        [3_000, 12_000],
        [undefined, 12_000],
      ]) {
        const { status, body } = await payPart(browser, invoice, amount, shown)
        assert.equal(status, 409)
        assert.equal(body.type, 'balance-changed')
        assert.deepEqual(body.balance, eur(8_000))
        assert.deepEqual(body.shown, eur(12_000))
        assert.equal(body.invoiceId, invoice.publicId)
      }
    }
    assert.equal((await payPart(browser, invoice, 8_000, 8_000)).status, 201)
  })

  test('more is owed than the page showed, after a refund: it changed, it is no part', async ({
    assert,
    cleanup,
  }) => {
    await paymentWorld(cleanup, { webhooks: false })
    const { invoice, browser } = await toPay()
    const payment = await paidOffline(invoice, 4_000)
    const back = {
      paymentId: payment.id,
      amountMinor: 4_000,
      kind: 'refund' as const,
      gatewayRefundId: null,
      reason: null,
      recordedById: null,
      refundedAt: DateTime.utc(),
      creditNoteId: null,
    }
    await recordRefund(back, systemActor('test'), DateTime.utc())
    const { body } = await payPart(browser, invoice, 8_000)
    assert.equal(body.type, 'balance-changed')
    assert.deepEqual(body.balance, eur(12_000))
  })

  test('two parts paid at once never pay more than was asked: the surplus is credit, and staff are told', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox } = await paymentWorld(cleanup, { webhooks: false })
    await allow({ partPayments: true })
    const { invoice, browser } = await toPay()
    const opened = [
      await payPart(browser, invoice, 8_000),
      await payPart(browser, invoice, 7_000),
      await payPart(browser, invoice, 8_000),
    ]
    const ids: string[] = opened.map(({ body }) => body.data.id)
    assert.equal(ids[0], ids[2], 'the same again is continued')
    for (const id of ids.slice(0, 2)) sandbox.control.razorpay.pay(await orderOf(id))
    const answers = await Promise.all(ids.slice(0, 2).map((id) => settled(browser, id)))
    assert.deepEqual(
      answers.map(({ state }) => state),
      ['succeeded', 'succeeded']
    )
    await invoice.refresh()
    assert.equal(invoice.balanceMinor, 0)
    assert.containsSubset(await ledgerNow(), { faults: [], payments: 2, receipts: 2 })
  })

  test('waits for what a gateway is asked about: no second charge, and why', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox } = await paymentWorld(cleanup, { webhooks: false, timeoutMs: 300 })
    await allow({ partPayments: true })
    const { invoice, browser } = await toPay()
    const first = await payPart(browser, invoice, 5_000)
    sandbox.control.faults.add({ gateway: 'razorpay', kind: 'reset_before', times: 1_000 })
    assert.equal((await settled(browser, first.body.data.id)).state, 'unknown')

    const { status, body } = await payPart(browser, invoice, 2_000, undefined, 'paypal')
    assert.equal(status, 409)
    assert.containsSubset(body, {
      type: 'payment-in-progress',
      intentId: first.body.data.id,
      state: 'unknown',
      gateway: 'razorpay',
      invoiceId: invoice.publicId,
    })
    assert.isTrue(DateTime.fromISO(body.since).isValid)
  })

  test('waits for a bank transfer that the client told us of, until it is taken back', async ({
    assert,
    cleanup,
  }) => {
    await paymentWorld(cleanup, { webhooks: false })
    const { invoice, browser } = await toPay()
    const told = await report(invoice, 12_000)
    const { status, body } = await payPart(browser, invoice)
    assert.equal(status, 409)
    assert.equal(body.type, 'transfer-reported')
    assert.equal(body.reportId, told.publicId)

    await told.merge({ state: 'withdrawn' }).save()
    assert.equal((await payPart(browser, invoice)).status, 201)
  })

  test('is not given in another form', async ({ assert, cleanup }) => {
    await paymentWorld(cleanup, { webhooks: false })
    await allow({ partPayments: true })
    const { invoice, browser } = await toPay()
    const id = invoice.publicId
    for (const share of [
      { id, amountMinor: 0 },
      { id, amountMinor: -1 },
      { id, amountMinor: 10.5 },
      { id, amountMinor: '500' },
      { id, amountMinor: 1e21 },
      { id, balanceMinor: 0 },
      { id, balanceMinor: '12000' },
      { id, amountMinor: 500, currency: 'JPY' },
    ]) {
      const answer = await browser.send('POST', `${API}/payment-intents`, {
        gateway: 'razorpay',
        invoices: [share],
      })
      assert.equal(answer.status, 422, JSON.stringify(share))
    }
    assert.isNull(await PaymentIntent.first())
  })
})
