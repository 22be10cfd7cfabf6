import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { recordOfflinePayment } from '#domain/ledger/record_offline_payment'
import { Money } from '#domain/money/money'
import AuditEvent from '#models/audit_event'
import type Invoice from '#models/invoice'
import PaymentIntent from '#models/payment_intent'
import { truncate } from '#tests/support/database'
import { confirm, payAtGateway } from '#tests/support/money_steps'
import { browserByLink, linkFor } from '#tests/support/pay_links'
import { openPayment, orderOf, paymentWorld } from '#tests/support/payment_world'
import { tester } from '#tests/support/people'
import { invoiceFor, openPortal, paidOffline, signedIn } from '#tests/support/portal_world'

const API = '/api/v1/client-portal'

/** Money that staff recorded for several invoices together, and more than they ask. */
async function paidTogether(shares: [Invoice, number][], extraMinor = 0) {
  const amountMinor = shares.reduce((sum, [, minor]) => sum + minor, extraMinor)
  const [[first]] = shares
  const recorded = await recordOfflinePayment(
    {
      clientId: first.clientId,
      method: 'bank_transfer',
      amount: Money.of(first.currency, amountMinor),
      paidAt: DateTime.utc(),
      reference: 'for SECRET-1 and SECRET-2',
      note: null,
      recordedById: null,
      shares: shares.map(([invoice, minor]) => ({ invoiceId: invoice.id, amountMinor: minor })),
      notify: false,
    },
    tester,
    DateTime.utc()
  )
  if (!recorded.ok) throw new Error(recorded.code)
  return recorded.value
}

async function twoInvoices() {
  const { invoice, client } = await invoiceFor('Kestrel', { number: 'A-1' })
  const { invoice: other } = await invoiceFor('Kestrel', { number: 'SECRET-2' })
  const browser = await browserByLink((await linkFor(invoice)).secret)
  const page = async () => (await browser.get(`${API}/invoices/${invoice.publicId}`)).body.data
  return { invoice, other, client, browser, page }
}

test.group('What a pay link tells', (group) => {
  group.each.setup(async () => {
    await truncate()
    await openPortal()
  })

  test('another invoice of the same client is not there, in no form', async ({ assert }) => {
    const { other, browser } = await twoInvoices()
    for (const path of ['', '/pdf', '/xml']) {
      const address = `${API}/invoices/${other.publicId}${path}`
      const { status, body } = await browser.get(address)
      assert.equal(status, 404)
      assert.deepEqual({ ...body, requestId: '' }, { ...(await nothing(browser)), requestId: '' })
      assert.equal((await browser.send('HEAD', address)).status, 404)
    }
    const offer = await browser.get(`${API}/payment-offers?invoices=${other.publicId}`)
    assert.equal(offer.status, 404)
  })

  test('its documents are the same as for the client, and looking is audited', async ({
    assert,
  }) => {
    const { invoice, client, browser } = await twoInvoices()
    const owner = await signedIn(client)
    for (const form of ['pdf', 'xml']) {
      const address = `${API}/invoices/${invoice.publicId}/${form}`
      const [own, byLink] = [await owner.get(address), await browser.get(address)]
      assert.equal(byLink.status, 200)
      assert.isTrue(own.body.equals(byLink.body))
    }
    await browser.get(`${API}/invoices/${invoice.publicId}`)
    const events = await AuditEvent.query().where('actor_type', 'pay_link').orderBy('id')
    assert.deepEqual(
      events.map(({ action }) => action),
      ['pay_link.opened', 'invoice.downloaded', 'invoice.downloaded', 'invoice.viewed']
    )
  })

  test('a payment for it alone is told with its receipt', async ({ assert }) => {
    const { invoice, browser, page } = await twoInvoices()
    const payment = await paidOffline(invoice)
    const [row] = (await page()).payments
    assert.equal(row.receiptNumber, payment.receiptNumber)
    assert.equal(row.reference, 'UTR-A-1')
    const receipt = await browser.get(`${API}/payments/${payment.publicId}/receipt`)
    assert.equal(receipt.status, 200)
    assert.equal(receipt.headers.get('content-type'), 'application/pdf')
  })

  test('of a payment that others share, only its own share', async ({ assert }) => {
    const { invoice, other, browser, page } = await twoInvoices()
    const payment = await paidTogether([
      [invoice, 3_000],
      [other, 4_000],
    ])
    const told = await page()
    const [row] = told.payments
    assert.equal(row.amount.amountMinor, 3_000)
    assert.deepEqual([row.reference, row.receiptNumber], [null, null])
    assert.notMatch(JSON.stringify(told), /SECRET|4000|7000/)
    const receipt = await browser.get(`${API}/payments/${payment.publicId}/receipt`)
    assert.equal(receipt.status, 404)
  })

  test('nothing of the credit that a payment left', async ({ assert }) => {
    const { invoice, browser, page } = await twoInvoices()
    const payment = await paidTogether([[invoice, invoice.balanceMinor]], 777)
    const told = await page()
    assert.equal(told.payments[0].credit.amountMinor, 0)
    assert.notMatch(JSON.stringify(told), /SECRET|777/)
    const receipt = await browser.get(`${API}/payments/${payment.publicId}/receipt`)
    assert.equal(receipt.status, 404)
  })

  test('a void invoice says so, without the number of what replaced it', async ({ assert }) => {
    const { invoice, other, browser, page } = await twoInvoices()
    await invoice
      .merge({
        state: 'void',
        voidedAt: DateTime.utc(),
        voidReason: 'Wrong address',
        replacedById: other.id,
      })
      .save()
    const told = await page()
    assert.equal(told.status.name, 'void')
    assert.deepEqual(told.voided.replacedBy, null)
    assert.isFalse(told.can.pay)
    const offer = await browser.get(`${API}/payment-offers?invoices=${invoice.publicId}`)
    assert.notInclude(JSON.stringify(offer.body), 'SECRET')
  })
})

test.group('Paying by a link', (group) => {
  group.each.setup(async () => {
    await truncate()
    await openPortal()
  })

  test('goes all the way, and the page tells nothing else', async ({ assert, cleanup }) => {
    const world = await paymentWorld(cleanup, { webhooks: false })
    const { invoice, browser, page } = await twoInvoices()
    const offer = await browser.get(`${API}/payment-offers?invoices=${invoice.publicId}`)
    assert.equal(offer.status, 200)
    assert.isTrue((await page()).can.pay)
    assert.isFalse((await page()).can.reportTransfer)

    const { status, body } = await openPayment(browser, 'razorpay', invoice)
    assert.equal(status, 201)
    const checkout = await browser.get(`/portal/checkout/${body.data.id}`)
    assert.equal(checkout.status, 200)
    payAtGateway(world.sandbox, 'razorpay', await orderOf(body.data.id))
    await confirm(browser, body.data.id)

    const { body: after } = await browser.get(`${API}/payment-intents/${body.data.id}`)
    assert.equal(after.data.state, 'succeeded')
    assert.isString(after.data.payment.receiptNumber)
    assert.deepEqual([after.data.nextDue, after.data.payment.emailedTo], [null, null])
    assert.notInclude(JSON.stringify(after), 'SECRET')
    assert.equal((await page()).status.name, 'paid')
    const opened = await AuditEvent.findByOrFail('action', 'payment.opened')
    assert.equal(opened.actorType, 'pay_link')
  })

  test('takes no other invoice along', async ({ assert, cleanup }) => {
    await paymentWorld(cleanup, { webhooks: false })
    const { invoice, other, browser } = await twoInvoices()
    for (const ids of [[other], [invoice, other]]) {
      const { status } = await browser.send('POST', `${API}/payment-intents`, {
        gateway: 'razorpay',
        invoices: ids.map(({ publicId }) => ({ id: publicId })),
      })
      assert.equal(status, 404)
    }
    assert.lengthOf(await PaymentIntent.all(), 0)
  })

  test('is not offered while a payment of several invoices is on its way, which is not told', async ({
    assert,
    cleanup,
  }) => {
    await paymentWorld(cleanup, { webhooks: false })
    const { invoice, other, client, browser, page } = await twoInvoices()
    const owner = await signedIn(client)
    const { body } = await owner.send('POST', `${API}/payment-intents`, {
      gateway: 'razorpay',
      invoices: [{ id: invoice.publicId }, { id: other.publicId }],
    })
    const intent = await PaymentIntent.findByOrFail('public_id', body.data.id)
    for (const [method, path] of [
      ['GET', ''],
      ['POST', '/confirmation'],
    ]) {
      const address = `${API}/payment-intents/${intent.publicId}${path}`
      const { status } = await browser.send(method, address, path ? {} : undefined)
      assert.equal(status, 404)
    }
    const checkout = await browser.get(`/portal/checkout/${intent.publicId}`)
    assert.equal(checkout.status, 303)

    await intent.merge({ state: 'processing' }).save()
    const told = await page()
    assert.isFalse(told.can.pay)
    assert.deepEqual(told.openIntent, { id: null, state: 'processing' })
    const [row] = told.payments
    assert.isNull(row.intentId)
    assert.notMatch(JSON.stringify(told), /SECRET/)
    assert.notInclude(JSON.stringify(told), String(intent.amountMinor))
  })
})

async function nothing(browser: Awaited<ReturnType<typeof browserByLink>>) {
  return (await browser.get(`${API}/invoices/${'A'.repeat(22)}`)).body
}
