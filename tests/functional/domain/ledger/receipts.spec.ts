import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { loadReceiptDocument } from '#domain/documents/load_receipt_document'
import { presentReceipt } from '#domain/documents/present_receipt'
import { allocateCredit } from '#domain/ledger/allocate_credit'
import { requestRefund } from '#domain/ledger/refunds/request_refund'
import { readSettings } from '#domain/settings/read_settings'
import { systemActor } from '#domain/shared/actor'
import Payment from '#models/payment'
import { refundOf } from '#tests/support/money_records'
import { eachWithOpenPortal } from '#tests/support/open_portal_group'
import { invoiceFor, paidOffline } from '#tests/support/portal_world'
import { t } from '#tests/unit/domain/documents/fixtures'

const actor = systemActor('test')
const paidOn = DateTime.fromISO('2026-05-04T12:00:00Z') as DateTime<true>
const later = DateTime.utc().plus({ days: 20 })

async function receiptOf({ id }: Payment) {
  const payment = await Payment.query().where('id', id).preload('ofClient').firstOrFail()
  return loadReceiptDocument(payment, await readSettings(), 'en-IN')
}

test.group('The receipt of a payment', (group) => {
  eachWithOpenPortal(group)

  test('stays as it was when the money came, and says what went back since', async ({ assert }) => {
    const { invoice } = await invoiceFor('Kestrel', { number: 'A-1' })
    const { invoice: other } = await invoiceFor('Kestrel', { number: 'A-2' })
    await paidOffline(invoice, 2_000, paidOn)
    const payment = await paidOffline(invoice, 15_000, paidOn)
    const before = await receiptOf(payment)
    assert.deepEqual(
      before.allocations.map((one) => [one.invoiceNumber, one.paidMinor, one.leftMinor]),
      [['A-1', 10_000, 0]]
    )
    assert.equal(before.creditMinor, 5_000)

    const credit = { source: { paymentId: payment.id }, invoiceId: other.id, amountMinor: 3_000 }
    const used = await allocateCredit(credit, actor, later)
    assert.isTrue(used.ok)
    const back = { amountMinor: 4_000, reason: 'Any', stillOwed: true, recordedById: null }
    const refunded = await requestRefund({ paymentId: payment.id, ...back }, null, actor, later)
    assert.isTrue(refunded.ok)
    const after = await receiptOf(payment)
    assert.deepEqual({ ...after, returned: [] }, before)
    assert.deepEqual(
      after.returned.map(({ kind, at, amountMinor }) => [kind, at.slice(0, 10), amountMinor]),
      [['refund', later.toISODate(), 4_000]]
    )
  })

  test('of money that went back whole is no proof of payment: it says so', async ({ assert }) => {
    const { invoice } = await invoiceFor('Kestrel', { number: 'A-1' })
    const payment = await paidOffline(invoice, 12_000, paidOn)
    const asked = {
      paymentId: payment.id,
      amountMinor: 12_000,
      reason: 'Any',
      stillOwed: true,
      recordedById: null,
    }
    assert.isTrue((await requestRefund(asked, null, actor, later)).ok)

    const sheet = presentReceipt(await receiptOf(payment), t)
    assert.include(
      sheet.facts.map(({ label }) => label),
      'Sent back to you'
    )
    assert.equal(sheet.totals.at(-1)?.value, '−€120.00')
    assert.notEqual(sheet.left.label, 'Nothing left to pay')
  })

  test('says nothing of money that is only asked back: it has not moved', async ({ assert }) => {
    const { invoice } = await invoiceFor('Kestrel', { number: 'A-1' })
    const payment = await paidOffline(invoice, 12_000, paidOn)
    const refund = await refundOf(payment, 12_000)
    await refund.merge({ state: 'pending', refundedAt: null }).save()
    assert.isEmpty((await receiptOf(payment)).returned)
  })

  test('names the day alone of money that staff recorded: the hour is not known', async ({
    assert,
  }) => {
    const { invoice } = await invoiceFor('Kestrel', { number: 'A-1' })
    const sheet = presentReceipt(await receiptOf(await paidOffline(invoice, 2_000, paidOn)), t)
    assert.equal(sheet.facts[0].value, '4 May 2026')
  })
})
