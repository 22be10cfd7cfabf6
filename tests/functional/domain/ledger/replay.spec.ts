import app from '@adonisjs/core/services/app'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import fc from 'fast-check'
import type { BulkRow } from '#domain/bulk/bulk_work'
import { replayWork, type ReplayParams } from '#domain/ledger/events/replay_work'
import { GatewayRegistry } from '#gateways/registry'
import GatewayEvent from '#models/gateway_event'
import Payment from '#models/payment'
import { surroundings } from '#tests/support/held_world'
import { eachWithOpenPortal } from '#tests/support/open_portal_group'
import {
  ledgerNow,
  openPayment,
  orderOf,
  paymentWorld,
  runJobs,
  type PaymentWorld,
} from '#tests/support/payment_world'
import { tester } from '#tests/support/people'
import { invoiceFor, signedIn } from '#tests/support/portal_world'

/** What came of each event, as the job tells it. */
async function replay(params: ReplayParams): Promise<BulkRow[]> {
  const { clock } = await surroundings()
  const order = { params, fileName: null, dryRun: false, actor: tester, async *read() {} }
  const opened = await replayWork.open(order, clock.now())
  if (!opened.ok) throw new Error(opened.code)
  const rows: BulkRow[] = []
  for (let cursor: string | null = null; ;) {
    const batch = await opened.value.next(cursor, clock.now())
    if (batch === null) return rows
    if ('ok' in batch) throw new Error(batch.code)
    rows.push(...(batch.items as BulkRow[]))
    cursor = batch.cursor
  }
}

/** The ledger's rows without what says when they were last looked at. */
async function ledgerRows() {
  const rows = (table: string, ...columns: string[]) =>
    db
      .from(table)
      .orderBy('id')
      .select('id', ...columns)
  return {
    ...(await ledgerNow()),
    intents: await rows('payment_intents', 'state', 'held_reason', 'failure_code'),
    payments: await rows('payments', 'amount_minor', 'unapplied_minor', 'refunded_minor'),
    refunds: await rows('refunds', 'state', 'amount_minor'),
    allocations: await rows('allocations', 'invoice_id', 'amount_minor'),
    invoices: await rows('invoices', 'balance_minor', 'pending_minor', 'settled_on'),
  }
}

/** One paid and partly refunded, one that failed, one that is held, one with PayPal. */
async function story({ sandbox, clock }: PaymentWorld) {
  const open = async (gateway: 'razorpay' | 'paypal', number: string) => {
    const { invoice, client } = await invoiceFor(`Buyer ${number}`, { number })
    const browser = await signedIn(client)
    const { body } = await openPayment(browser, gateway, invoice)
    return orderOf(body.data.id)
  }
  const paid = sandbox.control.razorpay.pay(await open('razorpay', 'A-1'))
  sandbox.control.razorpay.pay(await open('razorpay', 'A-2'), { outcome: 'fail' })
  sandbox.control.paypal.approve(await open('paypal', 'A-3'))
  sandbox.control.paypal.approve(await open('paypal', 'A-4'), {
    captureInstead: { currency_code: 'USD', value: '120.00' },
  })
  await sandbox.control.quiet()
  await runJobs()
  sandbox.control.razorpay.refund(paid.id, 2_000)
  await sandbox.control.quiet()
  clock.forward({ minutes: 1 })
  await runJobs()
  await sandbox.control.quiet()
  await runJobs()
}

test.group('Replaying stored events', (group) => {
  eachWithOpenPortal(group)

  test('in any order and any number gives the same ledger', async ({ assert, cleanup }) => {
    const world = await paymentWorld(cleanup)
    await story(world)
    const before = await ledgerRows()
    assert.deepEqual(before.faults, [])
    assert.lengthOf(before.payments, 2)
    assert.lengthOf(before.refunds, 1)
    const ids = (await GatewayEvent.all()).map(({ id }) => id)
    assert.isAbove(ids.length, 5)

    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...ids), { minLength: 1, maxLength: 12 }),
        async (chosen) => {
          for (const id of chosen) await replay({ eventIds: [id] })
          assert.deepEqual(await ledgerRows(), before)
        }
      ),
      { numRuns: 8 }
    )
  }).timeout(120_000)

  test('finds what was missed, with the events alone', async ({ assert, cleanup }) => {
    const { sandbox } = await paymentWorld(cleanup)
    const { invoice, client } = await invoiceFor('Kestrel', { number: 'A-1' })
    const browser = await signedIn(client)
    const { body } = await openPayment(browser, 'razorpay', invoice)
    sandbox.control.razorpay.pay(await orderOf(body.data.id))
    await sandbox.control.quiet()
    assert.isNull(await Payment.first())

    const codes = (await replay({ gateway: 'razorpay' })).map(({ code }) => code)
    assert.include(codes, 'succeeded')
    assert.containsSubset(await ledgerNow(), { faults: [], payments: 1, receipts: 1 })
    assert.isNull(await GatewayEvent.findBy('processed_at', null))
  })

  test('takes those of one gateway, since a time, or those that are named', async ({
    assert,
    cleanup,
  }) => {
    await paymentWorld(cleanup, { webhooks: false })
    const { clock } = await surroundings()
    for (const [n, gateway] of (['razorpay', 'paypal', 'paypal', 'razorpay'] as const).entries()) {
      await GatewayEvent.create({
        gateway,
        eventId: `event_${n}`,
        type: 'something.new',
        body: Buffer.from('{}'),
        headers: {},
        receivedAt: clock.now().plus({ minutes: n }),
      })
    }
    const all = await GatewayEvent.query().orderBy('id')
    const mine = (isMine: (event: GatewayEvent) => boolean) => all.filter(isMine).length
    const { length } = await replay({})
    assert.equal(length, all.length)
    assert.lengthOf(
      await replay({ gateway: 'paypal' }),
      mine((event) => event.gateway === 'paypal')
    )
    const { receivedAt } = all[2]
    assert.lengthOf(
      await replay({ since: receivedAt.toISO()! }),
      mine((event) => event.receivedAt >= receivedAt)
    )
    assert.lengthOf(await replay({ since: receivedAt.plus({ days: 1 }).toISO()! }), 0)
    assert.lengthOf(await replay({ gateway: 'razorpay', eventIds: [all[0].id] }), 1)
    assert.lengthOf(await replay({ gateway: 'paypal', eventIds: [all[0].id] }), 0)
    assert.lengthOf(await replay({ eventIds: [] }), 0)
  })

  test('events about nothing of ours stay visible, and say so', async ({ assert, cleanup }) => {
    await paymentWorld(cleanup)
    const event = await GatewayEvent.create({
      gateway: 'razorpay',
      eventId: 'event_1',
      type: 'something.new',
      gatewayOrderId: 'order_of_another1',
      body: Buffer.from('{}'),
      headers: {},
      receivedAt: (await surroundings()).clock.now(),
    })
    const [row] = await replay({})
    assert.deepInclude(row, { ref: 'event_1', outcome: 'changed', code: 'no_payment_of_ours' })
    await event.refresh()
    assert.equal(event.outcome, 'no payment of ours')
    assert.isNotNull(event.processedAt)
  })

  test('those of a gateway without keys fail, and keep what came of them', async ({
    assert,
    cleanup,
  }) => {
    await paymentWorld(cleanup)
    const { clock } = await surroundings()
    const event = await GatewayEvent.create({
      gateway: 'razorpay',
      eventId: 'event_1',
      type: 'payment.captured',
      body: Buffer.from('{}'),
      headers: {},
      receivedAt: clock.now(),
      processedAt: clock.now(),
      outcome: 'succeeded',
    })
    app.container.swap(
      GatewayRegistry,
      () => new GatewayRegistry({ razorpay: null, paypal: null, allowSandboxHosts: true })
    )
    const [row] = await replay({})
    assert.deepInclude(row, { ref: 'event_1', outcome: 'refused', code: 'gateway_absent' })
    await event.refresh()
    assert.equal(event.outcome, 'succeeded')
  })
})
