import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { GatewayRegistry } from '#gateways/registry'
import app from '@adonisjs/core/services/app'
import { eachWithOpenPortal } from '#tests/support/open_portal_group'
import { paidThrough } from '#tests/support/paid_payment'
import { ledgerNow, paymentWorld } from '#tests/support/payment_world'
import { invoiceFor, paidOffline } from '#tests/support/portal_world'
import { askRefund, sentBack } from '#tests/support/refund_steps'

const QUIET = { webhooks: false }

test.group('A request for a refund', (group) => {
  eachWithOpenPortal(group)

  test('without the gateway’s keys nothing is asked for', async ({ assert, cleanup }) => {
    const world = await paymentWorld(cleanup, QUIET)
    const { payment } = await paidThrough(world, 'razorpay')
    const { gateway: other } = { gateway: await app.container.make(GatewayRegistry) }
    for (const gateway of [null, other.get('paypal')]) {
      const outcome = await askRefund(world, payment, gateway, 100)
      assert.containsSubset(outcome, { ok: false, code: 'gateway_absent' })
    }
    assert.equal((await ledgerNow()).refunds, 0)
  })

  test('nothing is sent of a payment that is not there, or of no amount', async ({
    assert,
    cleanup,
  }) => {
    const world = await paymentWorld(cleanup, QUIET)
    const { payment, gateway } = await paidThrough(world, 'razorpay')
    for (const amountMinor of [0, -1, 0.5, Number.NaN, Number.MAX_SAFE_INTEGER + 1]) {
      const outcome = await askRefund(world, payment, gateway, amountMinor)
      assert.containsSubset(outcome, { ok: false, code: 'amount_not_positive' })
    }
    const absent = await askRefund(world, payment, gateway, 1, { paymentId: 999_999 })
    assert.containsSubset(absent, { ok: false, code: 'payment_not_found' })
    assert.equal((await ledgerNow()).refunds, 0)
  })

  test('the same key answers with the same refund, and never with another', async ({
    assert,
    cleanup,
  }) => {
    const world = await paymentWorld(cleanup, QUIET)
    const { payment, gateway } = await paidThrough(world, 'razorpay')
    const key = { idempotencyKey: 'staff-click-1' }
    const [first, second] = await Promise.all(
      [1, 2].map(() => askRefund(world, payment, gateway, 2_000, key))
    )
    assert.isTrue(first.ok && second.ok && first.value.id === second.value.id)
    const other = await askRefund(world, payment, gateway, 2_001, key)
    assert.containsSubset(other, { ok: false, code: 'idempotency_key_reused' })
    assert.equal(sentBack(world), 2_000)
  })

  test('money that came outside the gateways is handed back outside, at once', async ({
    assert,
    cleanup,
  }) => {
    const world = await paymentWorld(cleanup, QUIET)
    const { invoice } = await invoiceFor('Kestrel', { number: 'A-1' })
    const payment = await paidOffline(invoice)
    const outcome = await askRefund(world, payment, null, 12_000)
    assert.containsSubset(outcome, { ok: true, value: { state: 'done', nextCheckAt: null } })
    await invoice.refresh()
    assert.equal(invoice.balanceMinor, 12_000)
    const actions = await db.from('audit_events').orderBy('id').select('action')
    assert.includeMembers(
      actions.map(({ action }) => action),
      ['refund.requested', 'payment.refunded']
    )
    assert.deepEqual((await ledgerNow()).faults, [])
  })
})
