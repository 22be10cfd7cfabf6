import { test } from '@japa/runner'
import type { HttpContext } from '@adonisjs/core/http'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import { allocateCredit } from '#domain/ledger/allocate_credit'
import { recordOfflinePayment, type OfflinePayment } from '#domain/ledger/record_offline_payment'
import { Money } from '#domain/money/money'
import { systemActor } from '#domain/shared/actor'
import { Problem } from '#exceptions/problem'
import { idempotent } from '#middleware/idempotency'
import IdempotencyKey from '#models/idempotency_key'
import Refund from '#models/refund'
import { truncate } from '#tests/support/database'
import { paidThrough } from '#tests/support/paid_payment'
import { ledgerNow, paymentWorld } from '#tests/support/payment_world'
import { invoiceFor, openPortal } from '#tests/support/portal_world'
import { adminRequest, staffToken } from '#tests/support/staff_api'

const actor = systemActor('test')
const KEY = { 'idempotency-key': 'once-0123456789' }

/** What a process leaves that was killed after the commit, seen when its key may be taken again. */
async function killed() {
  const longAgo = DateTime.utc().minus({ minutes: 10 }).toISO()
  await IdempotencyKey.query().update({ status: null, body: null, created_at: longAgo })
}

test.group('One key, once', (group) => {
  let token: string
  group.each.setup(async () => {
    await truncate()
    await openPortal()
    token = await staffToken('manager')
  })

  const post = (path: string, body: object) =>
    adminRequest('POST', path, { token, body, headers: KEY })

  test('a refund whose request broke off after it was written is not made again', async ({
    assert,
    cleanup,
  }) => {
    const world = await paymentWorld(cleanup, { webhooks: false })
    const { payment, gateway } = await paidThrough(world, 'razorpay')
    const path = `/payments/${payment.publicId}/refunds`
    const body = { amountMinor: 4_500, reason: 'Cancelled', stillOwed: true }
    Object.assign(gateway, { refund: () => Promise.reject(new Error('a bug')) })
    assert.equal((await post(path, body)).status, 500)
    Reflect.deleteProperty(gateway, 'refund')

    const atOnce = await post(path, body)
    assert.deepEqual([atOnce.status, atOnce.body.type], [409, 'idempotency-key-in-use'])
    world.clock.forward({ minutes: 3 })
    const again = await post(path, body)
    assert.equal(again.status, 201)
    assert.equal(again.body.data.state, 'done')
    assert.equal(again.body.data.id, (await Refund.firstOrFail()).publicId)
    assert.containsSubset(await ledgerNow(), { faults: [], refunds: 1 })
  })

  test('after a kill the same key answers with what was done the first time', async ({
    assert,
    cleanup,
  }) => {
    const world = await paymentWorld(cleanup, { webhooks: false })
    const { payment } = await paidThrough(world, 'razorpay')
    const path = `/payments/${payment.publicId}/refunds`
    const body = { amountMinor: 4_500, reason: 'Cancelled', stillOwed: true }
    const first = await post(path, body)
    await killed()
    const again = await post(path, body)
    assert.deepEqual([again.status, again.body], [201, first.body])
    assert.containsSubset(await ledgerNow(), { faults: [], refunds: 1 })
  })

  test('recorded money and allocated credit are once as well', async ({ assert }) => {
    const { invoice, client } = await invoiceFor('Kestrel', { number: 'A-1' })
    const amount = { amountMinor: 20_000, currency: 'EUR' }
    const recording = { client: client.publicId, method: 'cash', amount, paidOn: '2026-07-01' }
    const recorded = await post('/payments', recording)
    assert.equal(recorded.status, 201)
    await killed()
    const recordedAgain = await post('/payments', recording)
    assert.deepEqual(recordedAgain.body, recorded.body)

    const from = { paymentId: recorded.body.data.id, invoiceId: invoice.publicId }
    const allocation = { ...from, amountMinor: 3_000 }
    const allocated = await post('/credit-allocations', allocation)
    assert.equal(allocated.status, 201)
    await killed()
    const allocatedAgain = await post('/credit-allocations', allocation)
    assert.deepEqual(allocatedAgain.body, allocated.body)
    assert.containsSubset(await ledgerNow(), { faults: [], payments: 1, allocations: 1 })
  })

  test('at once, too', async ({ assert }) => {
    const { invoice, client } = await invoiceFor('Kestrel', { number: 'A-1' })
    const now = DateTime.utc()
    const request: OfflinePayment = {
      clientId: client.id,
      method: 'cash',
      amount: Money.of('EUR', 20_000),
      paidAt: now,
      reference: null,
      note: null,
      recordedById: null,
      shares: [],
      notify: false,
      idempotencyKey: 'the-same',
    }
    const five = Array.from({ length: 5 })
    const made = await Promise.all(five.map(() => recordOfflinePayment(request, actor, now)))
    const ids = new Set(made.map((one) => (one.ok ? one.value.id : one.code)))
    assert.lengthOf([...ids], 1)
    const [paymentId] = [...ids].map(Number)
    const credit = { source: { paymentId }, invoiceId: invoice.id, amountMinor: 3_000 }
    const keyed = { ...credit, idempotencyKey: 'the-same' }
    const given = await Promise.all(five.map(() => allocateCredit(keyed, actor, now)))
    assert.isTrue(given.every(({ ok }) => ok))
    assert.containsSubset(await ledgerNow(), { faults: [], payments: 1, allocations: 1 })

    const more = { ...request, amount: Money.of('EUR', 20_001) }
    const refused = { ok: false, code: 'idempotency_key_reused' }
    assert.containsSubset(await recordOfflinePayment(more, actor, now), refused)
    const lots = { ...keyed, amountMinor: 3_001 }
    assert.containsSubset(await allocateCredit(lots, actor, now), refused)
  })

  test('a request that was overtaken leaves the key with the one that overtook it', async ({
    assert,
  }) => {
    const request = { headers: () => ({ 'idempotency-key': 'overtaken' }) }
    const ctx = { request } as unknown as HttpContext
    const now = DateTime.utc()
    const later = now.plus({ minutes: 3 })
    for (const end of ['refused', 'broken', 'answered'] as const) {
      await db.from('idempotency_keys').delete()
      await idempotent(ctx, 'test', {}, now, async () => {
        await idempotent(ctx, 'test', {}, later, async () => ({ who: 'second' }))
        if (end === 'refused') throw new Problem('not-found', 404)
        if (end === 'broken') throw new Error('a bug')
        return { who: 'first' }
      }).catch(() => null)
      const third = await idempotent(ctx, 'test', {}, later, async () => ({ who: 'third' }))
      assert.deepEqual(third, { who: 'second' }, end)
    }
  })
})
