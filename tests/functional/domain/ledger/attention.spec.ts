import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { acceptHeld } from '#domain/ledger/intents/accept_held'
import type { AttentionKind } from '#domain/ledger/lists/attention'
import { readAttention } from '#domain/ledger/lists/read_attention'
import { Money } from '#domain/money/money'
import { systemActor } from '#domain/shared/actor'
import { newPublicId } from '#domain/shared/public_id'
import type Client from '#models/client'
import Dispute from '#models/dispute'
import type Invoice from '#models/invoice'
import Payment from '#models/payment'
import PaymentIntent from '#models/payment_intent'
import Refund from '#models/refund'
import TransferReport from '#models/transfer_report'
import { truncate } from '#tests/support/database'
import { heldPayment, surroundings } from '#tests/support/held_world'
import { paymentWorld } from '#tests/support/payment_world'
import { invoiceFor, openPortal } from '#tests/support/portal_world'

const now = DateTime.fromISO('2026-05-04T09:00:00Z')
const eur = (amountMinor: number) => Money.of('EUR', amountMinor)

async function waiting(kind: AttentionKind) {
  const { groups } = await readAttention(now)
  const group = groups.find((one) => one.kind === kind)
  if (!group) throw new Error(`Nothing of the kind ${kind}`)
  return group
}

function intent(client: Client, changes: Partial<PaymentIntent>) {
  return PaymentIntent.create({
    publicId: newPublicId(),
    clientId: client.id,
    gateway: 'razorpay',
    currency: 'EUR',
    amountMinor: 700,
    state: 'redirected',
    idempotencyKey: newPublicId(),
    attempt: 1,
    checks: 0,
    createdAt: now.minus({ hours: 3 }),
    ...changes,
  })
}

let receipts = 0

function payment(client: Client, changes: Partial<Payment> = {}) {
  return Payment.create({
    publicId: newPublicId(),
    clientId: client.id,
    gateway: 'razorpay',
    gatewayPaymentId: newPublicId(),
    currency: 'EUR',
    amountMinor: 900,
    method: 'card',
    receiptNumber: `R-${++receipts}`,
    paidAt: now.minus({ days: 60 }),
    unappliedMinor: 0,
    refundedMinor: 0,
    createdAt: now,
    ...changes,
  })
}

function refund(of: Payment, changes: Partial<Refund>) {
  return Refund.create({
    publicId: newPublicId(),
    clientId: of.clientId,
    paymentId: of.id,
    gateway: of.gateway,
    idempotencyKey: newPublicId(),
    kind: 'refund',
    state: 'done',
    currency: 'EUR',
    amountMinor: 300,
    stillOwed: true,
    checks: 0,
    createdAt: now.minus({ days: 1 }),
    ...changes,
  })
}

function transfer(invoice: Invoice, state: TransferReport['state'], amountMinor: number) {
  return TransferReport.create({
    publicId: newPublicId(),
    clientId: invoice.clientId,
    invoiceId: invoice.id,
    currency: 'EUR',
    amountMinor,
    paidOn: '2026-05-01',
    reference: 'UTR 42',
    state,
    createdAt: now.minus({ days: 2 }),
  })
}

test.group('What staff have to look at', (group) => {
  group.each.setup(() => truncate())

  test('nothing, with nothing there', async ({ assert }) => {
    const { count, groups, silentWebhooks } = await readAttention(now)
    assert.equal(count, 0)
    assert.isEmpty(silentWebhooks)
    assert.isTrue(groups.every((one) => one.count === 0 && one.items.length === 0))
  })

  test('each kind with its id, client, amount, reason and since when', async ({ assert }) => {
    const { client, invoice } = await invoiceFor('Kestrel', { number: 'A-1' })
    const settledAt = now.minus({ hours: 1 })
    await intent(client, { state: 'succeeded' })
    await intent(client, { state: 'succeeded', heldReason: 'decided', resolution: 'accepted' })
    const held = await intent(client, { state: 'held', heldReason: 'captured 1', settledAt })
    const unknown = await intent(client, { state: 'unknown', settledAt })

    const paid = await payment(client)
    const over = await payment(client, { unappliedMinor: 40 })
    const goingBack = await payment(client, { unappliedMinor: 900 })
    const asked = await refund(goingBack, { state: 'requested', amountMinor: 900 })
    await refund(paid, {})
    const failed = await refund(paid, { state: 'failed', failureMessage: 'no balance' })
    const gone = await refund(paid, { stillOwed: null })
    const respondBy = now.plus({ days: 5 })
    const dispute = await Dispute.create({
      publicId: newPublicId(),
      clientId: client.id,
      paymentId: paid.id,
      gateway: 'razorpay',
      gatewayDisputeId: 'disp_1',
      state: 'open',
      currency: 'EUR',
      amountMinor: 900,
      reason: 'goods not received',
      respondBy,
      createdAt: settledAt,
    })
    const report = await transfer(invoice, 'pending', 1_234)
    await transfer(invoice, 'rejected', 1)

    const named = { id: client.publicId, name: 'Kestrel' }
    const only = async (kind: AttentionKind) => {
      const { count, items } = await waiting(kind)
      assert.equal(count, 1, kind)
      assert.deepEqual(items[0].client, named)
      const { id, amount, reason } = items[0]
      return { id, amount: amount?.toJSON(), reason }
    }
    assert.deepEqual(await only('held'), {
      id: held.publicId,
      amount: eur(700).toJSON(),
      reason: 'captured 1',
    })
    assert.containsSubset(await only('unknown'), { id: unknown.publicId })
    assert.containsSubset(await only('credit'), { id: over.publicId, amount: eur(40).toJSON() })
    assert.containsSubset(await only('dispute'), {
      id: dispute.publicId,
      reason: 'goods not received',
    })
    assert.containsSubset(await only('transfer'), { id: report.publicId, reason: 'UTR 42' })
    assert.containsSubset(await only('still_owed'), { id: gone.publicId })
    const refunds = await waiting('refund')
    assert.sameMembers(
      refunds.items.map((one) => one.id),
      [asked.publicId, failed.publicId]
    )
    assert.include(
      refunds.items.map((one) => one.reason),
      'no balance'
    )

    const [item] = (await waiting('dispute')).items
    assert.equal(item.respondBy?.toMillis(), respondBy.toMillis())
    assert.equal(item.since.toMillis(), settledAt.toMillis())
    assert.equal((await readAttention(now)).count, 8)
  })

  test('credit is what no invoice took up, however it came, less what is on its way back', async ({
    assert,
  }) => {
    const { client } = await invoiceFor('Kestrel', { number: 'A-1' })
    await payment(client, { gateway: 'cash' })
    const transferred = await payment(client, { gateway: 'bank_transfer', unappliedMinor: 5 })
    const partly = await payment(client, { unappliedMinor: 900 })
    const all = await payment(client, { gateway: 'paypal', unappliedMinor: 300 })
    for (const state of ['requested', 'pending', 'unknown'] as const) {
      await refund(partly, { state, amountMinor: 100 })
      await refund(all, { state, amountMinor: 100 })
    }
    for (const state of ['done', 'failed'] as const) await refund(partly, { state })

    const { count, items } = await waiting('credit')
    assert.equal(count, 2)
    assert.sameDeepMembers(
      items.map(({ id, amount }) => [id, amount?.amountMinor]),
      [
        [transferred.publicId, 5],
        [partly.publicId, 600],
      ]
    )
  })

  test('the longest waiting come first, twenty are listed and all are counted', async ({
    assert,
  }) => {
    const { client } = await invoiceFor('Kestrel', { number: 'A-1' })
    for (let n = 0; n < 25; n++) {
      await intent(client, { state: 'unknown', settledAt: now.minus({ minutes: (n * 7) % 25 }) })
    }
    const { count, items } = await waiting('unknown')
    assert.equal(count, 25)
    assert.lengthOf(items, 20)
    const ages = items.map((item) => now.diff(item.since, 'minutes').minutes)
    assert.deepEqual(
      ages,
      Array.from({ length: 20 }, (_, n) => 24 - n)
    )
  })

  test('payments that succeed without events are a warning', async ({ assert }) => {
    const { client } = await invoiceFor('Kestrel', { number: 'A-1' })
    const { id: intentId } = await intent(client, { state: 'succeeded' })
    await payment(client, { intentId, paidAt: now.minus({ hours: 1 }) })
    const { count, silentWebhooks } = await readAttention(now)
    assert.equal(count, 1)
    assert.deepEqual(
      silentWebhooks.map(({ gateway }) => gateway),
      ['razorpay']
    )
  })

  test('a refund that failed long ago is history', async ({ assert }) => {
    const { client } = await invoiceFor('Kestrel', { number: 'A-1' })
    const failed = await refund(await payment(client), { state: 'failed' })
    await Refund.query()
      .where('id', failed.id)
      .update({ updated_at: now.minus({ days: 31 }).toISO() })
    assert.equal((await waiting('refund')).count, 0)
  })

  test('what was decided waits no longer', async ({ assert, cleanup }) => {
    await openPortal()
    const { sandbox } = await paymentWorld(cleanup, { webhooks: false })
    const { id } = await heldPayment(sandbox, '100.00')
    assert.deepEqual(
      (await waiting('held')).items.map((item) => item.id),
      [id]
    )
    const { find, clock } = await surroundings()
    const note = { note: null }
    await acceptHeld(id, note, systemActor('test'), null, find('paypal'), clock.now())
    assert.equal((await waiting('held')).count, 0)
  })
})
