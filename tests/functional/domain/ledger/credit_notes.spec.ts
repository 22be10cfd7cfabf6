import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { checkTotals } from '#domain/imports/check_totals'
import { draftCreditNote } from '#domain/invoices/draft_credit_note'
import {
  closeRefundWithCreditNote,
  confirmRefundStillOwed,
} from '#domain/ledger/refunds/answer_still_owed'
import { recordOfflinePayment } from '#domain/ledger/record_offline_payment'
import { requestRefund } from '#domain/ledger/refunds/request_refund'
import { Money } from '#domain/money/money'
import { changeSetting } from '#domain/settings/change_setting'
import { systemActor } from '#domain/shared/actor'
import Invoice from '#models/invoice'
import type Payment from '#models/payment'
import Refund from '#models/refund'
import { eachWithOpenPortal } from '#tests/support/open_portal_group'
import { paidThrough, settle } from '#tests/support/paid_payment'
import { ledgerNow, paymentWorld } from '#tests/support/payment_world'
import { invoiceFor, paidOffline, signedIn } from '#tests/support/portal_world'

const API = '/api/v1/client-portal'
const actor = systemActor('test')
const now = DateTime.fromISO('2026-05-04T20:00:00Z') as DateTime<true>

const MIXED = [
  { net: 33_333, rate: 19 },
  { net: 6_667, rate: 7 },
  { net: 101, rate: 0 },
]

async function handBack(payment: Payment, amountMinor: number, stillOwed = false) {
  const request = { amountMinor, reason: 'Cancelled', stillOwed, recordedById: null }
  const outcome = await requestRefund({ paymentId: payment.id, ...request }, null, actor, now)
  if (!outcome.ok) throw new Error(outcome.code)
  return outcome.value
}

async function noteOf(refund: Refund): Promise<Invoice> {
  return Invoice.query()
    .where('id', refund.creditNoteId!)
    .preload('lines')
    .preload('taxes', (taxes) => taxes.orderBy('position'))
    .firstOrFail()
}

test.group('The credit note of a refund', (group) => {
  eachWithOpenPortal(group)

  test('what is no longer owed is refunded, and a credit note of our series says so', async ({
    assert,
  }) => {
    await changeSetting('company', { timeZone: 'Asia/Kolkata' }, actor, now)
    const { invoice } = await invoiceFor('Kestrel', { number: 'A-1', lines: MIXED })
    const payment = await paidOffline(invoice)
    const refund = await handBack(payment, payment.amountMinor)
    await invoice.refresh()
    assert.equal(invoice.balanceMinor, 0)
    assert.equal(invoice.creditedMinor, invoice.payableMinor)
    assert.equal(invoice.statusOn('2026-06-01', 'utc').name, 'refunded')

    const note = await noteOf(refund)
    assert.containsSubset(note.toJSON(), { number: 'CN-000001', kind: 'credit_note' })
    assert.equal(note.typeCode, '381')
    assert.equal(note.issuedOn, '2026-05-05')
    assert.equal(note.sellerId, invoice.sellerId)
    assert.equal(note.clientId, invoice.clientId)
    assert.deepEqual(note.precedingInvoices, ['A-1'])
    assert.deepEqual(note.buyerParty, invoice.buyerParty)
    assert.deepEqual(note.sellerParty, invoice.sellerParty)
    assert.equal(note.creditLeftMinor, 0)
    await invoice.load('taxes')
    assert.deepEqual(
      note.taxes.map(({ rate, taxableMinor, taxMinor }) => [rate, taxableMinor, taxMinor]),
      invoice.taxes.map(({ rate, taxableMinor, taxMinor }) => [rate, taxableMinor, taxMinor])
    )
    assert.deepEqual((await ledgerNow()).faults, [])
  })

  test('a part is credited in proportion, to the cent, by the arithmetic of the norm', async ({
    assert,
  }) => {
    const { invoice } = await invoiceFor('Kestrel', {
      number: 'A-1',
      lines: MIXED,
      adjustments: [{ kind: 'allowance', amount: 333, rate: 7 }],
      prepaid: 1_000,
      rounding: 3,
    })
    await invoice.load('taxes')
    for (const amountMinor of [1, 2, 7, 99, 12_345, invoice.payableMinor]) {
      const parts = [{ invoice, amountMinor }]
      const draft = draftCreditNote(parts, { number: 'CN-1', issuedOn: '2026-05-05', reason: null })
      assert.equal(draft.totals.due.amountMinor, amountMinor)
      assert.deepEqual(checkTotals(draft), [])
    }
    const payment = await paidOffline(invoice)
    for (const amountMinor of [1, 12_345]) await handBack(payment, amountMinor)
    await invoice.refresh()
    assert.equal(invoice.balanceMinor, 0)
    assert.equal(invoice.creditedMinor, 12_346)
    assert.equal(invoice.statusOn('2026-06-01', 'utc').name, 'paid')
    const notes = await Invoice.query().where('kind', 'credit_note').orderBy('id')
    assert.deepEqual(
      notes.map(({ number, dueMinor }) => [number, dueMinor]),
      [
        ['CN-000001', 1],
        ['CN-000002', 12_345],
      ]
    )
    assert.deepEqual((await ledgerNow()).faults, [])
  })

  test('one credit note covers all the invoices of a seller, and one more each other seller', async ({
    assert,
  }) => {
    const { invoice: first, client } = await invoiceFor('Kestrel', { number: 'A-1' })
    const { invoice: second } = await invoiceFor('Kestrel', { number: 'A-2', lines: MIXED })
    const seller = { name: 'Other Ltd', vat: 'DE999999999' }
    const { invoice: other } = await invoiceFor('Kestrel', { number: 'B-1', seller })
    const invoices = [first, second, other].filter((one) => one.clientId === client.id)
    const total = invoices.reduce((sum, { balanceMinor }) => sum + balanceMinor, 0)
    const recorded = await recordOfflinePayment(
      {
        clientId: client.id,
        method: 'bank_transfer',
        amount: Money.of('EUR', total + 500),
        paidAt: now,
        reference: null,
        note: null,
        recordedById: null,
        shares: invoices.map(({ id, balanceMinor }) => ({
          invoiceId: id,
          amountMinor: balanceMinor,
        })),
        notify: false,
      },
      actor,
      now
    )
    if (!recorded.ok) throw new Error(recorded.code)
    await handBack(recorded.value, total + 500)

    for (const invoice of invoices) {
      await invoice.refresh()
      assert.equal(invoice.balanceMinor, 0)
      assert.equal(invoice.statusOn('2026-06-01', 'utc').name, 'refunded')
    }
    const notes = await Invoice.query().where('kind', 'credit_note').orderBy('id')
    const sellers = new Set(invoices.map(({ sellerId }) => sellerId))
    assert.lengthOf(notes, sellers.size)
    assert.deepEqual(notes[0].precedingInvoices, ['A-1', 'A-2'])
    const credited = notes.reduce((sum, { dueMinor }) => sum + dueMinor, 0)
    assert.equal(credited, total)
    assert.deepEqual((await ledgerNow()).faults, [])
  })

  test('credit that counted towards nothing goes back without a document', async ({ assert }) => {
    const { invoice } = await invoiceFor('Kestrel', { number: 'A-1' })
    const payment = await paidOffline(invoice, 15_000)
    const refund = await handBack(payment, 3_000)
    assert.isNotOk(refund.creditNoteId)
    assert.lengthOf(await Invoice.query().where('kind', 'credit_note'), 0)
    assert.deepEqual((await ledgerNow()).faults, [])
  })

  test('a number that the seller’s own books use is passed over', async ({ assert }) => {
    const { invoice } = await invoiceFor('Kestrel', { number: 'A-1' })
    await invoiceFor('Kestrel', { number: 'CN-000001', root: 'CreditNote' })
    const refund = await handBack(await paidOffline(invoice), 12_000)
    assert.equal((await noteOf(refund)).number, 'CN-000002')
  })

  test('the client reads it, and its PDF, as any credit note', async ({ assert }) => {
    const { invoice, client } = await invoiceFor('Kestrel', { number: 'A-1', lines: MIXED })
    const note = await noteOf(await handBack(await paidOffline(invoice), 5_000))
    const browser = await signedIn(client)
    const { status, body } = await browser.get(`${API}/invoices/${note.publicId}`)
    assert.equal(status, 200)
    assert.containsSubset(body.data, { number: 'CN-000001', kind: 'credit_note' })
    const pdf = await browser.get(`${API}/invoices/${note.publicId}/pdf`)
    assert.equal(pdf.status, 200)
    assert.equal(pdf.headers.get('content-type'), 'application/pdf')
  })

  test('a refund of the dashboard opens the invoice, until staff say that it is not owed', async ({
    assert,
    cleanup,
  }) => {
    const world = await paymentWorld(cleanup, { webhooks: false })
    const { payment, invoice } = await paidThrough(world, 'razorpay')
    world.sandbox.control.razorpay.refund(payment.gatewayPaymentId, 5_000)
    await settle(payment, world)
    await invoice.refresh()
    assert.equal(invoice.balanceMinor, 5_000)
    const refund = await Refund.firstOrFail()
    assert.isNull(refund.stillOwed)

    const yes = await confirmRefundStillOwed(refund.id, actor, now)
    assert.containsSubset(yes, { ok: true, value: { stillOwed: true } })
    const outcomes = await Promise.all(
      [1, 2].map(() => closeRefundWithCreditNote(refund.id, actor, now))
    )
    assert.lengthOf(
      outcomes.filter((outcome) => outcome.ok),
      1
    )
    assert.containsSubset(await confirmRefundStillOwed(refund.id, actor, now), {
      ok: false,
      code: 'refund_already_closed',
    })
    await invoice.refresh()
    await refund.refresh()
    assert.equal(invoice.balanceMinor, 0)
    assert.equal(invoice.creditedMinor, 5_000)
    assert.equal((await noteOf(refund)).dueMinor, 5_000)
    assert.lengthOf(await Invoice.query().where('kind', 'credit_note'), 1)
    assert.deepEqual((await ledgerNow()).faults, [])
  })

  test('what was paid again meanwhile needs no credit note', async ({ assert }) => {
    const { invoice } = await invoiceFor('Kestrel', { number: 'A-1' })
    const refund = await handBack(await paidOffline(invoice), 12_000, true)
    await invoice.refresh()
    await paidOffline(invoice, 11_000, now)
    const closed = await closeRefundWithCreditNote(refund.id, actor, now)
    assert.isTrue(closed.ok)
    await refund.refresh()
    assert.equal((await noteOf(refund)).dueMinor, 1_000)
    assert.deepEqual((await ledgerNow()).faults, [])
  })

  test('only a refund that is done can be answered for', async ({ assert, cleanup }) => {
    const world = await paymentWorld(cleanup, { webhooks: false })
    world.sandbox.control.razorpay.refundsStay('pending')
    const { payment, gateway } = await paidThrough(world, 'razorpay')
    const request = { amountMinor: 1, reason: null, stillOwed: null, recordedById: null }
    await requestRefund({ paymentId: payment.id, ...request }, gateway, actor, now)
    const { id } = await Refund.firstOrFail()
    assert.containsSubset(await closeRefundWithCreditNote(id, actor, now), {
      ok: false,
      code: 'refund_not_done',
    })
    assert.containsSubset(await confirmRefundStillOwed(999_999, actor, now), {
      ok: false,
      code: 'refund_not_found',
    })
  })
})
