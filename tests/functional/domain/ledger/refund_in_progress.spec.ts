import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { reconcileRefunds } from '#domain/ledger/refunds/reconcile_refunds'
import { requestRefund } from '#domain/ledger/refunds/request_refund'
import { sendRefund } from '#domain/ledger/refunds/send_refund'
import { systemActor } from '#domain/shared/actor'
import { GatewayRegistry } from '#gateways/registry'
import Refund from '#models/refund'
import { truncate } from '#tests/support/database'
import { paidThrough } from '#tests/support/paid_payment'
import { ledgerNow, paymentWorld } from '#tests/support/payment_world'
import { openPortal } from '#tests/support/portal_world'

const actor = systemActor('test')

test.group('A refund that PayPal is still working on', (group) => {
  group.each.setup(() => truncate())
  group.each.setup(async () => {
    await openPortal()
  })

  test('is in doubt when it is asked for again, keeps its money, and goes back once', async ({
    assert,
    cleanup,
  }) => {
    const world = await paymentWorld(cleanup, { webhooks: false, timeoutMs: 1_500 })
    const { payment, gateway } = await paidThrough(world, 'paypal')
    const { control } = world.sandbox
    const slow = { gateway: 'paypal', operation: 'captures.refund', kind: 'delay' } as const
    control.faults.add({ ...slow, delayMs: 5_000 })
    const asked = { paymentId: payment.id, amountMinor: 12_000, reason: null, stillOwed: true }
    const request = { ...asked, recordedById: null }
    await requestRefund(request, gateway, actor, world.clock.now())
    const refund = await Refund.firstOrFail()
    assert.equal(refund.state, 'unknown')

    // The first request has not reached PayPal's books yet; the second meets it on its way.
    const again = await sendRefund(refund.id, gateway, actor, world.clock.now())
    assert.containsSubset(again, { state: 'unknown', failureCode: 'no_answer' })
    const another = await requestRefund(request, gateway, actor, world.clock.now())
    assert.containsSubset(another, { ok: false, code: 'more_than_is_left' })

    await new Promise((resolve) => setTimeout(resolve, 4_000))
    world.clock.forward({ minutes: 2 })
    const registry = await app.container.make(GatewayRegistry)
    await reconcileRefunds((name) => registry.get(name), world.clock.now())
    assert.equal((await refund.refresh()).state, 'done')
    const sent = control.ledger().entries.filter(({ kind }) => kind === 'refund')
    assert.lengthOf(sent, 1)
    assert.containsSubset(await ledgerNow(), { faults: [], refunds: 1 })
    assert.deepEqual(control.violations(), [])
  })
})
