import { test } from '@japa/runner'
import Invoice from '#models/invoice'
import type Payment from '#models/payment'
import Refund from '#models/refund'
import { truncate } from '#tests/support/database'
import { paidThrough, settle } from '#tests/support/paid_payment'
import { ledgerNow, paymentWorld } from '#tests/support/payment_world'
import { invoiceFor, openPortal, paidOffline } from '#tests/support/portal_world'
import { adminRequest, staffToken } from '#tests/support/staff_api'

const NOTHING = 'A'.repeat(22)

test.group('Admin API: refunds', (group) => {
  let token: string
  group.each.setup(async () => {
    await truncate()
    await openPortal()
    token = await staffToken('manager')
  })

  const send = (method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
    adminRequest(method, path, { token, body, headers })

  const ask = (payment: Payment, changes: object = {}, headers?: Record<string, string>) =>
    send(
      'POST',
      `/payments/${payment.publicId}/refunds`,
      { amountMinor: 4_500, reason: 'Cancelled', stillOwed: true, ...changes },
      headers
    )

  for (const name of ['razorpay', 'paypal'] as const) {
    test(`with ${name}: money goes back once per key, and is still owed`, async ({
      assert,
      cleanup,
    }) => {
      const world = await paymentWorld(cleanup, { webhooks: false })
      const { payment, invoice } = await paidThrough(world, name)
      const key = { 'idempotency-key': 'refund-0123456789' }
      const first = await ask(payment, {}, key)
      assert.equal(first.status, 201)
      assert.deepInclude(first.body.data, {
        kind: 'refund',
        state: 'done',
        gateway: name,
        amount: { amountMinor: 4_500, currency: 'EUR' },
        reason: 'Cancelled',
        stillOwed: true,
        creditNote: null,
        recordedBy: 'Sam manager',
      })
      assert.equal(first.body.data.payment.id, payment.publicId)
      const again = await ask(payment, {}, key)
      assert.deepEqual(again.body, first.body)
      const other = await ask(payment, { amountMinor: 4_501 }, key)
      assert.deepEqual([other.status, other.body.type], [409, 'idempotency-key-reused'])

      const shown = await send('GET', `/refunds/${first.body.data.id}`)
      assert.deepEqual(shown.body, first.body)
      await invoice.refresh()
      assert.equal(invoice.balanceMinor, 4_500)
      assert.containsSubset(await ledgerNow(), { faults: [], refunds: 1 })
      const listed = await send('GET', '/payments?state=partly_refunded')
      assert.lengthOf(listed.body.data, 1)
    }).timeout(30_000)
  }

  test('not owed any more: a credit note closes what the refund opened', async ({ assert }) => {
    const { invoice } = await invoiceFor('Kestrel', { number: 'A-1' })
    const payment = await paidOffline(invoice)
    const { status, body } = await ask(payment, { amountMinor: 12_000, stillOwed: false })
    assert.equal(status, 201)
    assert.isString(body.data.creditNote.number)
    const row = await Invoice.findOrFail(invoice.id)
    assert.equal(row.balanceMinor, 0)
    assert.containsSubset(await ledgerNow(), { faults: [] })
  })

  test('bad input is refused, and nothing goes back', async ({ assert }) => {
    const { invoice } = await invoiceFor('Kestrel', { number: 'A-1' })
    const payment = await paidOffline(invoice)
    for (const [changes, field] of [
      [{ amountMinor: 0 }, 'amountMinor'],
      [{ amountMinor: -1 }, 'amountMinor'],
      [{ amountMinor: 1.5 }, 'amountMinor'],
      [{ amountMinor: '4500' }, 'amountMinor'],
      [{ amountMinor: 1e300 }, 'amountMinor'],
      [{ amountMinor: undefined }, 'amountMinor'],
      [{ reason: '' }, 'reason'],
      [{ reason: 'x'.repeat(501) }, 'reason'],
      [{ stillOwed: undefined }, 'stillOwed'],
      [{ stillOwed: 'no' }, 'stillOwed'],
      [{ currency: 'USD' }, 'currency'],
    ] as const) {
      const { status, body } = await ask(payment, changes)
      assert.equal(status, 422, JSON.stringify(changes))
      assert.equal(body.errors[0].field, field, JSON.stringify(changes))
    }
    const beyond = await ask(payment, { amountMinor: 12_001 })
    assert.deepEqual([beyond.status, beyond.body.type], [409, 'more-than-is-left'])
    for (const id of [NOTHING, 'x', '0']) {
      const body = { amountMinor: 1, reason: 'x', stillOwed: true }
      assert.equal((await send('POST', `/payments/${id}/refunds`, body)).status, 404)
      assert.equal((await send('GET', `/refunds/${id}`)).status, 404)
      assert.equal((await send('PUT', `/refunds/${id}/standing`, { stillOwed: true })).status, 404)
    }
    assert.containsSubset(await ledgerNow(), { faults: [], refunds: 0 })
  })

  test('a gateway without keys cannot be asked', async ({ assert, cleanup }) => {
    const world = await paymentWorld(cleanup, { webhooks: false })
    const { payment } = await paidThrough(world, 'razorpay')
    const { default: app } = await import('@adonisjs/core/services/app')
    const { GatewayRegistry } = await import('#gateways/registry')
    app.container.restore(GatewayRegistry)
    const { status, body } = await ask(payment)
    assert.deepEqual([status, body.type], [409, 'gateway-absent'])
    assert.lengthOf(await Refund.all(), 0)
  }).timeout(30_000)

  test('a refund made at the gateway is asked about, and answered once', async ({
    assert,
    cleanup,
  }) => {
    const world = await paymentWorld(cleanup, { webhooks: false })
    const { payment, invoice } = await paidThrough(world, 'razorpay')
    world.sandbox.control.razorpay.refund(payment.gatewayPaymentId, 2_000)
    await settle(payment, world)
    const refund = await Refund.firstOrFail()
    assert.isNull(refund.stillOwed)
    const attention = await send('GET', '/attention')
    const asked = attention.body.data.groups.find((one: any) => one.kind === 'still_owed')
    assert.equal(asked.items[0].id, refund.publicId)

    const path = `/refunds/${refund.publicId}/standing`
    assert.equal((await send('PUT', path, { stillOwed: 'maybe' })).status, 422)
    assert.equal((await send('PUT', path, { stillOwed: true })).body.data.stillOwed, true)
    const closed = await send('PUT', path, { stillOwed: false })
    assert.equal(closed.status, 200)
    assert.isString(closed.body.data.creditNote.number)
    assert.equal((await send('PUT', path, { stillOwed: false })).status, 200)
    const back = await send('PUT', path, { stillOwed: true })
    assert.deepEqual([back.status, back.body.type], [409, 'refund-already-closed'])
    await invoice.refresh()
    assert.equal(invoice.balanceMinor, 0)
    assert.containsSubset(await ledgerNow(), { faults: [] })
  }).timeout(30_000)
})
