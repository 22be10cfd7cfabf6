import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import { allocateCredit } from '#domain/ledger/allocate_credit'
import { voidInvoice } from '#domain/invoices/void_invoice'
import { listPaymentsOn } from '#domain/ledger/lists/list_payments'
import { recordOfflinePayment, type OfflinePayment } from '#domain/ledger/record_offline_payment'
import { recordRefund, type RecordedRefund } from '#domain/ledger/refunds/record_refund'
import { Money } from '#domain/money/money'
import { changeSetting } from '#domain/settings/change_setting'
import { systemActor } from '#domain/shared/actor'
import type Client from '#models/client'
import GatewayEvent from '#models/gateway_event'
import type Invoice from '#models/invoice'
import type Payment from '#models/payment'
import { truncate } from '#tests/support/database'
import { ledgerNow } from '#tests/support/payment_world'
import { invoiceFor } from '#tests/support/portal_world'
import PaymentRowTransformer from '#transformers/portal/payment_row_transformer'

const actor = systemActor('test')
const now = DateTime.fromISO('2026-05-04T09:00:00Z')

function record(client: Client, invoices: Invoice[], amountMinor: number, more = {}) {
  const request: OfflinePayment = {
    clientId: client.id,
    method: 'bank_transfer',
    amount: Money.of('EUR', amountMinor),
    paidAt: now,
    reference: null,
    note: null,
    recordedById: null,
    shares: invoices.map(({ id, balanceMinor }) => ({ invoiceId: id, amountMinor: balanceMinor })),
    notify: true,
    ...more,
  }
  return recordOfflinePayment(request, actor, now)
}

function refund(payment: Payment, amountMinor: number, more: Partial<RecordedRefund> = {}) {
  const request: RecordedRefund = {
    paymentId: payment.id,
    amountMinor,
    kind: 'refund',
    gatewayRefundId: null,
    reason: 'test',
    recordedById: null,
    refundedAt: now,
    creditNoteId: null,
    ...more,
  }
  return recordRefund(request, actor, now)
}

async function paid(client: Client, invoices: Invoice[], amountMinor: number, more = {}) {
  const outcome = await record(client, invoices, amountMinor, more)
  if (!outcome.ok) throw new Error(outcome.code)
  return outcome.value
}

test.group('The ledger', (group) => {
  group.each.setup(() => truncate())

  test('a bank transfer pays an invoice, and what is over is visible credit', async ({
    assert,
  }) => {
    const { invoice, client } = await invoiceFor('Kestrel', { number: 'A-1' })
    const payment = await paid(client, [invoice], 15_000)
    await invoice.refresh()
    assert.equal(invoice.balanceMinor, 0)
    assert.equal(invoice.settledOn, '2026-05-04')
    assert.equal(payment.unappliedMinor, 3_000)
    assert.equal(payment.receiptNumber, 'R-000001')
    assert.containsSubset(await ledgerNow(), { faults: [], payments: 1, receipts: 1 })
  })

  test('paid in the company’s evening is paid on its day, as the payment says', async ({
    assert,
  }) => {
    await changeSetting('company', { timeZone: 'Asia/Kolkata' }, actor, now)
    const { invoice, client } = await invoiceFor('Kestrel', { number: 'A-1' })
    const paidAt = DateTime.fromISO('2026-05-04T20:00:00Z')
    await paid(client, [invoice], 12_000, { paidAt })
    await invoice.refresh()
    assert.equal(invoice.settledOn, '2026-05-05')

    const [row] = await listPaymentsOn(client.id, invoice.id)
    const shown = new PaymentRowTransformer(row, 'Asia/Kolkata').toObject()
    assert.equal(shown.on, invoice.settledOn)
  })

  test('taken back in the company’s evening is void since its day', async ({ assert }) => {
    const { invoice } = await invoiceFor('Kestrel', { number: 'A-1' })
    const evening = DateTime.fromISO('2026-05-04T20:00:00Z')
    const request = { invoiceId: invoice.id, reason: 'Written twice', replacedById: null }
    await voidInvoice(request, actor, evening)
    await invoice.refresh()
    assert.equal(invoice.statusOn('2026-06-01', 'Asia/Kolkata').on, '2026-05-05')
    assert.equal(invoice.statusOn('2026-06-01', 'America/New_York').on, '2026-05-04')
  })

  test('one payment for several invoices serves them in their order', async ({ assert }) => {
    const { invoice: first, client } = await invoiceFor('Kestrel', { number: 'A-1' })
    const { invoice: second } = await invoiceFor('Kestrel', { number: 'A-2' })
    await paid(client, [first, second], 20_000)
    await first.refresh()
    await second.refresh()
    assert.equal(first.balanceMinor, 0)
    assert.equal(second.balanceMinor, 4_000)
    assert.isTrue(second.statusOn('2026-01-01', 'utc').partlyPaid)
    assert.deepEqual((await ledgerNow()).faults, [])
  })

  test('an invoice of another client or currency takes nothing', async ({ assert }) => {
    const { client } = await invoiceFor('Kestrel', { number: 'A-1' })
    const { invoice: foreign } = await invoiceFor('Other', { number: 'B-1' })
    const { invoice: rupees } = await invoiceFor('Kestrel', { number: 'A-2', currency: 'INR' })
    for (const invoice of [foreign, rupees]) {
      const outcome = await record(client, [invoice], 1_000)
      assert.containsSubset(outcome, { ok: false, code: 'invoice_not_found' })
    }
    assert.containsSubset(await record(client, [], 0), { ok: false, code: 'amount_not_positive' })
    assert.equal((await ledgerNow()).payments, 0)
  })

  test('the same reference twice is money twice', async ({ assert }) => {
    const { client } = await invoiceFor('Kestrel', { number: 'A-1' })
    const first = await paid(client, [], 1_000, { reference: 'STANDING ORDER' })
    const second = await paid(client, [], 1_000, { reference: 'STANDING ORDER' })
    assert.equal(first.gatewayPaymentId, 'STANDING ORDER')
    assert.match(second.gatewayPaymentId, /^STANDING ORDER · /)
  })

  test('credit is allocated up to what is left of it and of the invoice', async ({ assert }) => {
    const { invoice, client } = await invoiceFor('Kestrel', { number: 'A-1' })
    const payment = await paid(client, [], 9_000)
    const source = { paymentId: payment.id }
    const ask = (amountMinor: number) =>
      allocateCredit({ source, invoiceId: invoice.id, amountMinor }, actor, now)

    assert.containsSubset(await ask(9_001), { ok: false, code: 'not_enough_credit' })
    assert.containsSubset(await ask(4_000), { ok: true })
    assert.containsSubset(await ask(5_000), { ok: true })
    assert.containsSubset(await ask(1), { ok: false, code: 'not_enough_credit' })
    await invoice.refresh()
    assert.equal(invoice.balanceMinor, 3_000)
    assert.deepEqual((await ledgerNow()).faults, [])
  })

  test('ten that want the same credit at once share it without inventing any', async ({
    assert,
  }) => {
    const { invoice, client } = await invoiceFor('Kestrel', { number: 'A-1' })
    const payment = await paid(client, [], 5_000)
    const request = { source: { paymentId: payment.id }, invoiceId: invoice.id, amountMinor: 1_000 }
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, () => allocateCredit(request, actor, now))
    )
    assert.lengthOf(
      outcomes.filter((outcome) => outcome.ok),
      5
    )
    await invoice.refresh()
    assert.equal(invoice.balanceMinor, 7_000)
    assert.deepEqual((await ledgerNow()).faults, [])
  })

  test('a refund opens the invoice again, surplus first, and never goes beyond the payment', async ({
    assert,
  }) => {
    const { invoice, client } = await invoiceFor('Kestrel', { number: 'A-1' })
    const payment = await paid(client, [invoice], 13_000)
    assert.containsSubset(await refund(payment, 13_001), { ok: false, code: 'more_than_is_left' })
    await refund(payment, 1_500)
    await invoice.refresh()
    assert.equal(invoice.balanceMinor, 500)
    assert.equal(invoice.refundedMinor, 500)
    assert.containsSubset(await refund(payment, 11_501), { ok: false, code: 'more_than_is_left' })
    await refund(payment, 11_500)
    await invoice.refresh()
    assert.equal(invoice.balanceMinor, 12_000)
    assert.isNull(invoice.settledOn)
    assert.containsSubset(await ledgerNow(), { faults: [], refunds: 2 })
  })

  test('a refund of what is no longer owed ends as refunded, with its credit note', async ({
    assert,
  }) => {
    const { invoice, client } = await invoiceFor('Kestrel', { number: 'A-1' })
    const { invoice: note } = await invoiceFor('Kestrel', { number: 'A-1-C', root: 'CreditNote' })
    const payment = await paid(client, [invoice], 12_000)
    await refund(payment, 12_000, { creditNoteId: note.id })
    await invoice.refresh()
    await note.refresh()
    assert.equal(invoice.balanceMinor, 0)
    assert.equal(invoice.statusOn('2026-06-01', 'utc').name, 'refunded')
    assert.equal(note.creditLeftMinor, 0)
    assert.deepEqual((await ledgerNow()).faults, [])
  })

  test('the same gateway refund twice is posted once', async ({ assert }) => {
    const { invoice, client } = await invoiceFor('Kestrel', { number: 'A-1' })
    const payment = await paid(client, [invoice], 12_000)
    const more = { gatewayRefundId: 'rfnd_ABCDEFGHIJKLMN' }
    await Promise.all([1, 2, 3].map(() => refund(payment, 4_000, more)))
    await invoice.refresh()
    assert.equal(invoice.balanceMinor, 4_000)
    assert.containsSubset(await ledgerNow(), { faults: [], refunds: 1 })
  })

  test('the verification names what was tampered with', async ({ assert }) => {
    const { invoice, client } = await invoiceFor('Kestrel', { number: 'A-1' })
    const payment = await paid(client, [invoice], 12_000)
    await db
      .from('invoices')
      .where('id', invoice.id)
      .update({ paid_minor: 11_995, balance_minor: 5 })
    await db.from('payments').where('id', payment.id).update({ unapplied_minor: 7 })
    const { faults } = await ledgerNow()
    assert.deepEqual(
      faults.map(({ invariant, target }) => [invariant, target.id]),
      [
        [1, invoice.publicId],
        [1, invoice.publicId],
        [3, payment.publicId],
      ]
    )
  })

  test('allocations can be neither changed nor removed', async ({ assert }) => {
    const { invoice, client } = await invoiceFor('Kestrel', { number: 'A-1' })
    await paid(client, [invoice], 12_000)
    await assert.rejects(() => db.from('allocations').update({ amount_minor: 1 }), /append-only/)
    await assert.rejects(() => db.from('allocations').delete(), /append-only/)
  })

  test('payments and refunds stay what they were, and cannot be removed', async ({ assert }) => {
    const { invoice, client } = await invoiceFor('Kestrel', { number: 'A-1' })
    const payment = await paid(client, [invoice], 12_000)
    await refund(payment, 1_000)
    for (const facts of [
      { amount_minor: 1 },
      { currency: 'USD' },
      { gateway_payment_id: 'another' },
      { paid_at: '2020-01-01T00:00:00.000Z' },
      { note: 'never said' },
    ]) {
      await assert.rejects(() => db.from('payments').update(facts), /append-only/)
    }
    for (const facts of [{ amount_minor: 1 }, { kind: 'reversal' }]) {
      await assert.rejects(() => db.from('refunds').update(facts), /append-only/)
    }
    for (const table of ['refunds', 'payments']) {
      await assert.rejects(() => db.from(table).delete(), /append-only/)
    }
  })

  test('what a gateway said stays as it came; what became of it may be noted', async ({
    assert,
  }) => {
    await GatewayEvent.create({
      gateway: 'razorpay',
      eventId: 'evt_1',
      type: 'payment.captured',
      gatewayOrderId: null,
      body: Buffer.from('{}'),
      headers: {},
      receivedAt: now,
    })
    for (const facts of [
      { body: Buffer.from('{"amount":1}') },
      { type: 'payment.failed' },
      { gateway_order_id: 'order_ABCDEFGHIJKLMN' },
      { received_at: '2020-01-01T00:00:00.000Z' },
    ]) {
      await assert.rejects(() => db.from('gateway_events').update(facts), /append-only/)
    }
    await assert.rejects(() => db.from('gateway_events').delete(), /append-only/)
    const event = await GatewayEvent.firstOrFail()
    await event.merge({ processedAt: now, outcome: 'no payment of ours' }).save()
    assert.equal((await GatewayEvent.firstOrFail()).outcome, 'no payment of ours')
  })

  test('the database refuses a balance that is not what is left', async ({ assert }) => {
    const { invoice } = await invoiceFor('Kestrel', { number: 'A-1' })
    const { invoice: note } = await invoiceFor('Kestrel', { number: 'C-1', root: 'CreditNote' })
    assert.equal(note.balanceMinor, 0)
    const set = (id: number, facts: object) => db.from('invoices').where('id', id).update(facts)
    for (const facts of [{ balance_minor: 5 }, { paid_minor: 5 }, { credited_minor: 5 }]) {
      await assert.rejects(() => set(invoice.id, facts), /invoices_balance_is_what_is_left/)
    }
    await assert.rejects(
      () => set(note.id, { balance_minor: 5 }),
      /invoices_balance_is_what_is_left/
    )
  })
})
