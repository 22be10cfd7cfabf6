import { test } from '@japa/runner'
import { acceptHeld } from '#domain/ledger/intents/accept_held'
import { returnHeld } from '#domain/ledger/intents/return_held'
import { systemActor } from '#domain/shared/actor'
import Payment from '#models/payment'
import Refund from '#models/refund'
import { heldPayment, intentOf, surroundings } from '#tests/support/held_world'
import { eachWithOpenPortal } from '#tests/support/open_portal_group'
import { ledgerNow, paymentWorld } from '#tests/support/payment_world'

const actor = systemActor('test')

test.group('Held money that went back already', (group) => {
  eachWithOpenPortal(group)

  for (const decision of ['accepted', 'returned'] as const) {
    test(`and is in no list can be ${decision}`, async ({ assert, cleanup }) => {
      const { sandbox } = await paymentWorld(cleanup, { webhooks: false })
      const { id, invoice } = await heldPayment(sandbox, '130.00')
      const { paypal } = sandbox.control
      const [{ paymentId }] = sandbox.control.ledger().entries
      // The bank took it back, and the order's list of refunds does not say so.
      paypal.reverse(paymentId)
      paypal.world().refunds.clear()
      const { find, clock } = await surroundings()
      const verb = decision === 'accepted' ? acceptHeld : returnHeld
      const decided = await verb(id, { note: null }, actor, null, find('paypal'), clock.now())
      assert.isTrue(decided.ok, JSON.stringify(decided))
      assert.equal((await intentOf(id)).resolution, decision)
      assert.containsSubset(await Refund.all(), [{ kind: 'reversal', state: 'done' }])
      assert.containsSubset(await Payment.firstOrFail(), {
        amountMinor: 13_000,
        refundedMinor: 13_000,
        unappliedMinor: 0,
      })
      await invoice.refresh()
      assert.equal(invoice.balanceMinor, 12_000)
      assert.containsSubset(await ledgerNow(), { faults: [], refunds: 1, payments: 1 })
      const sentBack = sandbox.control.ledger().entries.filter(({ kind }) => kind === 'refund')
      assert.isEmpty(sentBack)
    })
  }
})
