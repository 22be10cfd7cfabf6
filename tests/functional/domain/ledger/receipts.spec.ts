import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { loadReceiptDocument } from '#domain/documents/load_receipt_document'
import { presentReceipt } from '#domain/documents/present_receipt'
import { allocateCredit } from '#domain/ledger/allocate_credit'
import { requestRefund } from '#domain/ledger/refunds/request_refund'
import { readSettings } from '#domain/settings/read_settings'
import { systemActor } from '#domain/shared/actor'
import Payment from '#models/payment'
import { truncate } from '#tests/support/database'
import { invoiceFor, openPortal, paidOffline } from '#tests/support/portal_world'
import { t } from '#tests/unit/domain/documents/fixtures'

const actor = systemActor('test')
const paidOn = DateTime.fromISO('2026-05-04T12:00:00Z') as DateTime<true>
const later = DateTime.utc().plus({ days: 20 })

async function receiptOf({ id }: Payment) {
  const payment = await Payment.query().where('id', id).preload('ofClient').firstOrFail()
  return loadReceiptDocument(payment, await readSettings(), 'en-IN')
}

test.group('The receipt of a payment', (group) => {
  group.each.setup(() => truncate())
  group.each.setup(async () => {
    await openPortal()
  })

  test('stays as it was when the money came, whatever happened since', async ({ assert }) => {
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
    assert.deepEqual(await receiptOf(payment), before)
  })

  test('names the day alone of money that staff recorded: the hour is not known', async ({
    assert,
  }) => {
    const { invoice } = await invoiceFor('Kestrel', { number: 'A-1' })
    const sheet = presentReceipt(await receiptOf(await paidOffline(invoice, 2_000, paidOn)), t)
    assert.equal(sheet.facts[0].value, '4 May 2026')
  })
})
