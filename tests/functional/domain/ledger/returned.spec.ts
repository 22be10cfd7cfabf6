import { test } from '@japa/runner'
import { returnHeld } from '#domain/ledger/intents/return_held'
import { systemActor } from '#domain/shared/actor'
import type { PaymentGateway } from '#gateways/payment_gateway'
import Refund from '#models/refund'
import {
  confirm,
  giveBack,
  heldPayment,
  intentOf,
  lookAgain,
  NOTE,
  surroundings,
} from '#tests/support/held_world'
import { eachWithOpenPortal } from '#tests/support/open_portal_group'
import { ledgerNow, openPayment, paymentWorld } from '#tests/support/payment_world'

const actor = systemActor('test')

test.group('Held money that staff send back', (group) => {
  eachWithOpenPortal(group)

  test('goes back whole, pays nothing, and the invoice can be paid again', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox } = await paymentWorld(cleanup, { webhooks: false })
    const { invoice, browser, id } = await heldPayment(sandbox, '150.00')
    const returned = await giveBack(id)
    assert.isTrue(returned.ok)
    const refund = await Refund.firstOrFail()
    assert.containsSubset(refund.serialize(), { state: 'done', amountMinor: 15_000 })
    const intent = await intentOf(id)
    assert.containsSubset(intent.serialize(), {
      state: 'failed',
      failureCode: 'returned',
      resolution: 'returned',
    })
    const { sums } = sandbox.control.ledger()
    assert.containsSubset(sums.EUR, { capturedMinor: 15_000, refundedMinor: 15_000, netMinor: 0 })
    await invoice.refresh()
    assert.containsSubset(invoice.serialize(), { balanceMinor: 12_000, pendingMinor: 0 })
    assert.containsSubset(await ledgerNow(), {
      faults: [],
      payments: 1,
      refunds: 1,
      allocations: 0,
      receipts: 0,
    })
    assert.equal((await openPayment(browser, 'razorpay', invoice)).status, 201)
  })

  test('stays sent back, whoever looks and however often', async ({ assert, cleanup }) => {
    const { sandbox } = await paymentWorld(cleanup, { webhooks: false })
    const { browser, id } = await heldPayment(sandbox, '150.00')
    await giveBack(id)
    for (const days of [0, 1, 8]) await lookAgain(id, days)
    assert.equal(await confirm(browser, id), 'failed')
    assert.equal((await intentOf(id)).failureCode, 'returned')
    assert.containsSubset(await ledgerNow(), { faults: [], payments: 1, refunds: 1, receipts: 0 })
  })

  test('is sent later when the gateway takes the request and does not answer', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox } = await paymentWorld(cleanup, { webhooks: false, timeoutMs: 300 })
    const { id } = await heldPayment(sandbox, '150.00')
    const { find, clock } = await surroundings()
    const paypal = find('paypal')
    const silent = Object.create(paypal, {
      inspect: { value: paypal.inspect.bind(paypal) },
      refund: { value: async () => ({ state: 'unknown', reason: 'test' }) },
    }) as PaymentGateway
    const returned = await returnHeld(id, NOTE, actor, null, silent, clock.now())
    assert.isTrue(returned.ok)
    const refund = await Refund.firstOrFail()
    assert.equal(refund.state, 'unknown')
    assert.isNotNull(refund.nextCheckAt)
    assert.deepEqual((await ledgerNow()).faults, [])
  })

  test('only what is left of it, when some went back at the gateway', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox } = await paymentWorld(cleanup, { webhooks: false })
    const { id } = await heldPayment(sandbox, '150.00')
    const [capture] = [...sandbox.control.paypal.world().captures.keys()]
    sandbox.control.paypal.refund(capture, { currency_code: 'EUR', value: '30.00' })
    await giveBack(id)
    assert.equal(sandbox.control.ledger().sums.EUR.netMinor, 0)
    const refunds = await Refund.query().orderBy('id')
    assert.deepEqual(
      refunds.map((one) => [one.state, one.amountMinor]),
      [
        ['done', 3_000],
        ['done', 12_000],
      ]
    )
    assert.deepEqual((await ledgerNow()).faults, [])
  })

  test('all of it went back at the gateway: nothing is sent, and it is settled', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox } = await paymentWorld(cleanup, { webhooks: false })
    const { id } = await heldPayment(sandbox, '150.00')
    const [capture] = [...sandbox.control.paypal.world().captures.keys()]
    sandbox.control.paypal.refund(capture)
    const returned = await giveBack(id)
    assert.isTrue(returned.ok && returned.value.refunds.length === 0)
    assert.equal(sandbox.control.ledger().sums.EUR.netMinor, 0)
    assert.containsSubset(await ledgerNow(), { faults: [], payments: 1, refunds: 1 })
  })
})
