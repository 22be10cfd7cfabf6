import { test } from '@japa/runner'
import { sendRefund } from '#domain/ledger/refunds/send_refund'
import { systemActor } from '#domain/shared/actor'
import Refund from '#models/refund'
import { eachWithOpenPortal } from '#tests/support/open_portal_group'
import { paidThrough } from '#tests/support/paid_payment'
import { ledgerNow, paymentWorld } from '#tests/support/payment_world'
import { askRefund, reconcileRefundsAfter } from '#tests/support/refund_steps'

const actor = systemActor('test')

test.group('A refund that PayPal is still working on', (group) => {
  eachWithOpenPortal(group)

  test('is in doubt when it is asked for again, keeps its money, and goes back once', async ({
    assert,
    cleanup,
  }) => {
    const world = await paymentWorld(cleanup, { webhooks: false, timeoutMs: 1_500 })
    const { payment, gateway } = await paidThrough(world, 'paypal')
    const { control } = world.sandbox
    const slow = { gateway: 'paypal', operation: 'captures.refund', kind: 'delay' } as const
    control.faults.add({ ...slow, delayMs: 5_000 })
    await askRefund(world, payment, gateway, 12_000)
    const refund = await Refund.firstOrFail()
    assert.equal(refund.state, 'unknown')

    // The first request has not reached PayPal's books yet; the second meets it on its way.
    const again = await sendRefund(refund.id, gateway, actor, world.clock.now())
    assert.containsSubset(again, { state: 'unknown', failureCode: 'no_answer' })
    const another = await askRefund(world, payment, gateway, 12_000)
    assert.containsSubset(another, { ok: false, code: 'more_than_is_left' })

    await new Promise((resolve) => setTimeout(resolve, 4_000))
    await reconcileRefundsAfter(world, 2)
    assert.equal((await refund.refresh()).state, 'done')
    const sent = control.ledger().entries.filter(({ kind }) => kind === 'refund')
    assert.lengthOf(sent, 1)
    assert.containsSubset(await ledgerNow(), { faults: [], refunds: 1 })
    assert.deepEqual(control.violations(), [])
  })
})
