import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { recordRefund } from '#domain/ledger/refunds/record_refund'
import { systemActor } from '#domain/shared/actor'
import { newPublicId } from '#domain/shared/public_id'
import Refund from '#models/refund'
import { eachWithOpenPortal } from '#tests/support/open_portal_group'
import { invoiceFor, paidOffline, signedIn } from '#tests/support/portal_world'

const API = '/api/v1/client-portal'

async function paidInvoice() {
  const { invoice, client } = await invoiceFor('Kestrel', { number: 'A-1' })
  const payment = await paidOffline(invoice)
  return { invoice, payment, browser: await signedIn(client) }
}

test.group('Money that goes back, as the client sees it', (group) => {
  eachWithOpenPortal(group)

  for (const state of ['requested', 'pending', 'unknown', 'failed'] as const) {
    const shown = state !== 'failed'
    test(`a refund that is ${state} is ${shown ? 'on its way, with its invoice' : 'not listed'}`, async ({
      assert,
    }) => {
      const { invoice, payment, browser } = await paidInvoice()
      const refund = await Refund.create({
        publicId: newPublicId(),
        clientId: payment.clientId,
        paymentId: payment.id,
        gateway: payment.gateway,
        idempotencyKey: newPublicId(),
        kind: 'refund',
        state,
        currency: payment.currency,
        amountMinor: 2_000,
        stillOwed: true,
        checks: 0,
      })

      const { body } = await browser.get(`${API}/payments`)
      const row = body.data.find((one: any) => one.id === refund.publicId)
      const onInvoice = await browser.get(`${API}/invoices/${invoice.publicId}`)
      const there = onInvoice.body.data.payments.find((one: any) => one.id === refund.publicId)
      assert.equal(Boolean(row), shown)
      assert.equal(Boolean(there), shown)
      assert.equal(onInvoice.body.data.left.amountMinor, 0, 'nothing is owed before it went')
      if (!shown) return
      for (const one of [row, there]) {
        assert.containsSubset(one, {
          kind: 'refund',
          state: 'refund_pending',
          refundKind: 'refund',
          amount: { amountMinor: -2_000, currency: 'EUR' },
          invoices: [{ number: 'A-1', amount: { amountMinor: -2_000 }, part: true }],
        })
      }
    })
  }

  for (const kind of ['refund', 'reversal', 'chargeback'] as const) {
    test(`a ${kind} that is done is told apart from the others`, async ({ assert }) => {
      const { payment, browser } = await paidInvoice()
      const recorded = await recordRefund(
        {
          paymentId: payment.id,
          amountMinor: 2_000,
          kind,
          gatewayRefundId: null,
          reason: null,
          recordedById: null,
          refundedAt: DateTime.utc(),
          creditNoteId: null,
        },
        systemActor('test'),
        DateTime.utc()
      )
      assert.isTrue(recorded.ok)

      const { body } = await browser.get(`${API}/payments`)
      assert.containsSubset(body.data[0], { state: 'refunded', refundKind: kind })
      assert.containsSubset(body.data[1], { state: 'received', refundKind: null })
    })
  }

  test('what is paid above the balance is credit, told per currency with the payments', async ({
    assert,
  }) => {
    const { invoice, client } = await invoiceFor('Kestrel', { number: 'A-1' })
    await paidOffline(invoice, invoice.balanceMinor + 700)
    const { invoice: dollars } = await invoiceFor('Kestrel', { number: 'A-2', currency: 'USD' })
    await paidOffline(dollars, dollars.balanceMinor + 30)
    const browser = await signedIn(client)

    const { body } = await browser.get(`${API}/payments`)
    assert.deepEqual(body.credit, [
      { amountMinor: 700, currency: 'EUR' },
      { amountMinor: 30, currency: 'USD' },
    ])
  })
})
