import { test } from '@japa/runner'
import { reconcilePayments } from '#domain/ledger/intents/reconcile_payments'
import type { PaymentGateway } from '#gateways/payment_gateway'
import { confirm, intentOf, surroundings } from '#tests/support/held_world'
import { GATEWAYS, openedPayment } from '#tests/support/money_steps'
import { eachWithOpenPortal } from '#tests/support/open_portal_group'
import { ledgerNow, openPayment, orderOf, paymentWorld } from '#tests/support/payment_world'
import type { PaymentWorld } from '#tests/support/payment_world'

/** Time passes for the portal and for the gateways, and the reconciler runs. */
async function pass({ sandbox, clock }: PaymentWorld, hours: number) {
  clock.forward({ hours })
  sandbox.control.clock.advance(hours * 3_600_000)
  await new Promise((resolve) => setImmediate(resolve))
  await reconcile()
}

async function reconcile(change?: (gateway: PaymentGateway) => PaymentGateway) {
  const { find, clock } = await surroundings()
  const gateway = (name: string) => (change ? change(find(name)) : find(name))
  const { failures } = await reconcilePayments(gateway, clock.now())
  if (failures.length > 0) throw failures[0].error
}

/** A gateway that has never heard of any order. */
function forgetful(gateway: PaymentGateway): PaymentGateway {
  return Object.create(gateway, {
    inspect: {
      value: async ({ gatewayOrderId }: { gatewayOrderId: string | null }) => ({
        state: 'absent',
        gatewayOrderId,
        orderAmount: null,
        reference: null,
        payments: [],
        failure: null,
      }),
    },
  }) as PaymentGateway
}

test.group('An order that the gateway has forgotten', (group) => {
  eachWithOpenPortal(group)

  test('an abandoned PayPal checkout expires, and the invoice can be paid again', async ({
    assert,
    cleanup,
  }) => {
    const world = await paymentWorld(cleanup, { webhooks: false })
    const { invoice, browser, id } = await openedPayment('paypal')
    await pass(world, 2)
    assert.equal((await intentOf(id)).state, 'redirected')
    await pass(world, 1.5)
    assert.containsSubset((await intentOf(id)).serialize(), {
      state: 'expired',
      nextCheckAt: null,
      failureCode: null,
    })
    await invoice.refresh()
    assert.equal(invoice.pendingMinor, 0)

    const again = await openPayment(browser, 'paypal', invoice)
    assert.equal(again.status, 201, JSON.stringify(again.body))
    assert.notEqual(again.body.data.id, id)
    world.sandbox.control.paypal.approve(await orderOf(again.body.data.id))
    assert.equal(await confirm(browser, again.body.data.id), 'succeeded')
    assert.containsSubset(await ledgerNow(), { faults: [], payments: 1 })
  })

  test('one that PayPal was silent about when it was abandoned expires too', async ({
    assert,
    cleanup,
  }) => {
    const world = await paymentWorld(cleanup, { webhooks: false, timeoutMs: 300 })
    const { browser, id } = await openedPayment('paypal')
    world.sandbox.control.faults.add({ gateway: 'paypal', kind: 'reset_before', times: 3 })
    assert.equal(await confirm(browser, id), 'unknown')
    world.sandbox.control.faults.clear()
    await pass(world, 4)
    assert.equal((await intentOf(id)).state, 'expired')
  })

  for (const gateway of GATEWAYS) {
    test(`with ${gateway}, before its time or half-way: asked for a day, then given up`, async ({
      assert,
      cleanup,
    }) => {
      const { clock, sandbox } = await paymentWorld(cleanup, { webhooks: false })
      const { invoice, browser, id, order } = await openedPayment(gateway)
      if (gateway === 'paypal') sandbox.control.paypal.approve(order, { outcome: 'pending' })
      const begun = gateway === 'paypal' ? 'pending' : 'redirected'
      assert.equal(await confirm(browser, id), begun)

      for (let hour = 0; hour < 23; hour += 1) {
        clock.forward({ hours: 1, minutes: 1 })
        await reconcile(forgetful)
      }
      const doubtful = await intentOf(id)
      assert.include(['unknown', 'pending'], doubtful.state)
      assert.isNotNull(doubtful.absentSince)
      clock.forward({ hours: 2 })
      await reconcile(forgetful)
      assert.containsSubset((await intentOf(id)).serialize(), {
        state: 'failed',
        failureCode: 'order_gone',
      })
      await invoice.refresh()
      assert.equal(invoice.pendingMinor, 0)

      // Its gateway has it after all: the money counts.
      clock.forward({ hours: 2 })
      if (gateway === 'razorpay') sandbox.control.razorpay.pay(order)
      else {
        const [capture] = sandbox.control.paypal.world().captures.keys()
        sandbox.control.paypal.decideCapture(capture, 'completed')
      }
      await reconcile()
      assert.containsSubset((await intentOf(id)).serialize(), {
        state: 'succeeded',
        failureCode: null,
        absentSince: null,
      })
      assert.deepEqual((await ledgerNow()).faults, [])
    })
  }
})
