import app from '@adonisjs/core/services/app'
import { test } from '@japa/runner'
import type { GatewayName } from '#gateways/payment_gateway'
import { GatewayRegistry } from '#gateways/registry'
import GatewayEvent from '#models/gateway_event'
import PaymentIntent from '#models/payment_intent'
import { doBulkJobs } from '#tests/support/bulk_jobs'
import { eachWithOpenPortal } from '#tests/support/open_portal_group'
import { paidThrough } from '#tests/support/paid_payment'
import {
  ledgerNow,
  openPayment,
  orderOf,
  paymentWorld,
  runJobs,
  type PaymentWorld,
} from '#tests/support/payment_world'
import { invoiceFor, signedIn } from '#tests/support/portal_world'
import { adminRequest, staffToken } from '#tests/support/staff_api'

/** Paid at the gateway, and nobody told the portal. */
async function unseenPayment(
  { sandbox }: PaymentWorld,
  number: string,
  gateway: GatewayName = 'razorpay'
) {
  const { invoice, client } = await invoiceFor(`Buyer ${number}`, { number })
  const browser = await signedIn(client)
  const { body } = await openPayment(browser, gateway, invoice)
  const order = await orderOf(body.data.id)
  if (gateway === 'razorpay') sandbox.control.razorpay.pay(order)
  else sandbox.control.paypal.approve(order)
  return { id: body.data.id as string }
}

test.group('Admin API: many payments and events at once', (group) => {
  eachWithOpenPortal(group)

  let token: string
  group.each.setup(async () => {
    token = await staffToken('manager')
  })

  const send = (method: string, path: string, body?: unknown) =>
    adminRequest(method, path, { token, body })

  const followed = async (path: string, body: unknown) => {
    const started = await send('POST', path, body)
    await doBulkJobs()
    const { id } = started.body.data
    const { body: job } = await send('GET', `/jobs/${id}`)
    const { body: rows } = await send('GET', `/jobs/${id}/rows`)
    return { started, job: job.data, rows: rows.data }
  }

  test('a reconciliation finds money that nobody told of, once, and a dry run asks nobody', async ({
    assert,
    cleanup,
  }) => {
    const world = await paymentWorld(cleanup, { webhooks: false })
    const ids = []
    for (const number of ['A-1', 'A-2', 'A-3']) ids.push((await unseenPayment(world, number)).id)

    const dry = await followed('/reconciliations', { scope: 'open', dryRun: true })
    assert.deepInclude(dry.job, { state: 'done', total: 3, counts: { 'would-ask': 3 } })
    assert.containsSubset(await ledgerNow(), { payments: 0 })

    const { started, job, rows } = await followed('/reconciliations', { scope: 'open' })
    assert.equal(started.status, 202)
    assert.equal(started.headers.get('location'), `/api/v1/admin/jobs/${job.id}`)
    assert.deepInclude(started.body.data, { kind: 'reconcile_payments', state: 'queued' })
    assert.deepInclude(job, { state: 'done', total: 3, done: 3, counts: { changed: 3 } })
    assert.deepEqual(
      rows.map((row: any) => [row.ref, row.outcome, row.code]),
      ids.map((id) => [id, 'changed', 'succeeded'])
    )
    assert.containsSubset(await ledgerNow(), { payments: 3, faults: [] })

    const again = await followed('/reconciliations', { scope: 'open' })
    assert.deepInclude(again.job, { state: 'done', total: 0, counts: {} })
    const all = await followed('/reconciliations', { scope: 'all' })
    assert.deepInclude(all.job, { total: 3, counts: { unchanged: 3 } })
    assert.lengthOf(all.rows, 0)
    assert.containsSubset(await ledgerNow(), { payments: 3, receipts: 3, faults: [] })
  }).timeout(60_000)

  test('a gateway that does not answer, or has no keys any more, keeps no other waiting', async ({
    assert,
    cleanup,
  }) => {
    const world = await paymentWorld(cleanup, { webhooks: false })
    const silent = await unseenPayment(world, 'A-1', 'paypal')
    const seen = await unseenPayment(world, 'A-2')
    world.sandbox.control.faults.add({ gateway: 'paypal', kind: 'reset_before', times: 1_000 })
    const first = await followed('/reconciliations', { scope: 'open' })
    assert.deepInclude(first.job, { state: 'done', done: 2, counts: { unknown: 1, changed: 1 } })
    assert.sameDeepMembers(
      first.rows.map((row: any) => [row.ref, row.outcome, row.name]),
      [
        [silent.id, 'unknown', 'paypal'],
        [seen.id, 'changed', 'razorpay'],
      ]
    )

    app.container.swap(
      GatewayRegistry,
      () => new GatewayRegistry({ razorpay: null, paypal: null, allowSandboxHosts: true })
    )
    const second = await followed('/reconciliations', { scope: 'all' })
    assert.deepInclude(second.job, { state: 'done', counts: { refused: 2 } })
    assert.equal(second.rows[0].code, 'gateway-absent')
  }).timeout(60_000)

  test('one that cannot be asked about is refused, and keeps no other waiting', async ({
    assert,
    cleanup,
  }) => {
    const world = await paymentWorld(cleanup, { webhooks: false })
    const broken = await unseenPayment(world, 'A-1')
    const fine = await unseenPayment(world, 'A-2')
    await PaymentIntent.query().where('public_id', broken.id).update({ currency: '???' })
    const { job, rows } = await followed('/reconciliations', { scope: 'open' })
    assert.deepInclude(job, { state: 'done', counts: { refused: 1, changed: 1 } })
    assert.deepEqual(
      rows.map((row: any) => [row.ref, row.outcome, row.code]),
      [
        [broken.id, 'refused', 'internal-error'],
        [fine.id, 'changed', 'succeeded'],
      ]
    )
  }).timeout(60_000)

  test('events are replayed by name or since a time, and nothing is counted twice', async ({
    assert,
    cleanup,
  }) => {
    const world = await paymentWorld(cleanup)
    await paidThrough(world, 'razorpay', { number: 'A-1' })
    await world.sandbox.control.quiet()
    await runJobs()
    const events = await GatewayEvent.query().orderBy('id')
    const before = await ledgerNow()
    assert.isAbove(events.length, 0)

    const since = events[0].receivedAt.toUTC().toISO()
    const dry = await followed('/event-replays', { since, dryRun: true })
    assert.deepEqual(dry.job.counts, { 'would-replay': events.length })
    const all = await followed('/event-replays', { since, gateway: 'razorpay' })
    assert.deepEqual(all.job.counts, { unchanged: events.length })
    const none = await followed('/event-replays', { since, gateway: 'paypal' })
    assert.deepInclude(none.job, { state: 'done', total: 0 })

    await GatewayEvent.query().where('id', events[0].id).update({ outcome: 'no payment of ours' })
    const one = await followed('/event-replays', { events: [events[0].name] })
    assert.deepInclude(one.job, { total: 1, counts: { changed: 1 } })
    assert.deepInclude(one.rows[0], { ref: events[0].eventId, code: 'succeeded' })
    assert.deepEqual(await ledgerNow(), before)
  }).timeout(60_000)

  test('input that cannot be meant starts nothing', async ({ assert }) => {
    const wrong: [string, unknown][] = [
      ['/reconciliations', {}],
      ['/reconciliations', { scope: 'some' }],
      ['/reconciliations', { scope: 'open', dryRun: 'yes' }],
      ['/reconciliations', { scope: 'open', dry_run: true }],
      ['/event-replays', {}],
      ['/event-replays', { gateway: 'razorpay' }],
      ['/event-replays', { since: 'yesterday' }],
      ['/event-replays', { since: '2026-01-01T00:00' }],
      ['/event-replays', { events: [] }],
      ['/event-replays', { events: ['bm90IGFuIGV2ZW50'] }],
      ['/event-replays', { events: ['x', 'x'] }],
      ['/event-replays', { events: 'x' }],
      ['/event-replays', { events: [{}] }],
      ['/event-replays', { events: Array.from({ length: 1001 }, (_, index) => `e${index}`) }],
    ]
    for (const [path, body] of wrong) {
      const { status } = await send('POST', path, body)
      assert.equal(status, 422, JSON.stringify(body).slice(0, 80))
    }
    assert.lengthOf((await send('GET', '/jobs')).body.data, 0)
  })

  test('what a client can be paid for is found by reference or id, number or id', async ({
    assert,
  }) => {
    const { invoice, client } = await invoiceFor('Kestrel', { number: 'A-1' })
    await invoiceFor('Kestrel', { number: 'A-2' })
    await invoiceFor('Other', { number: 'B-1' })
    const ask = (query: string) => send('GET', `/payable-invoices?${query}`)
    const numbers = ({ body }: Awaited<ReturnType<typeof ask>>) =>
      body.data.invoices.map((one: any) => one.number)

    const all = await ask(`client=${client.publicId}`)
    assert.deepInclude(all.body.data.client, { id: client.publicId, name: client.name })
    assert.deepEqual(numbers(all), ['A-1', 'A-2'])
    assert.deepInclude(all.body.data.invoices[0], {
      id: invoice.publicId,
      balance: { amountMinor: 12_000, currency: 'EUR' },
    })
    await client.merge({ ref: 'K 1/ü' }).save()
    const named = await ask(`client=${encodeURIComponent('K 1/ü')}&invoices[]=A-2&invoices[]=B-1`)
    assert.deepEqual(numbers(named), ['A-2'])
    const byId = await ask(`client=${client.publicId}&invoices[]=${invoice.publicId}`)
    assert.deepEqual(numbers(byId), ['A-1'])

    for (const query of [
      '',
      'client=nobody',
      `client=${client.publicId}&invoices=`,
      'client=%00',
    ]) {
      assert.equal((await ask(query)).status, 422, query)
    }
  })

  test('a payment is found by the number of its receipt', async ({ assert, cleanup }) => {
    const world = await paymentWorld(cleanup, { webhooks: false })
    const { payment } = await paidThrough(world, 'razorpay')
    const found = await send('GET', `/payments?receiptNumber=${payment.receiptNumber}`)
    assert.deepEqual(
      found.body.data.map(({ id }: { id: string }) => id),
      [payment.publicId]
    )
    assert.lengthOf((await send('GET', '/payments?receiptNumber=R-0')).body.data, 0)
  }).timeout(30_000)
})
