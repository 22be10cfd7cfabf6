import { test } from '@japa/runner'
import { acceptHeld } from '#domain/ledger/intents/accept_held'
import { reconcilePayments } from '#domain/ledger/intents/reconcile_payments'
import { returnHeld } from '#domain/ledger/intents/return_held'
import { settlePaymentIntent } from '#domain/ledger/intents/settle_payment_intent'
import { systemActor } from '#domain/shared/actor'
import type { GatewayPayment, GatewayState, PaymentGateway } from '#gateways/payment_gateway'
import { Money } from '#domain/money/money'
import AuditEvent from '#models/audit_event'
import Payment from '#models/payment'
import Refund from '#models/refund'
import { truncate } from '#tests/support/database'
import { confirm, heldPayment, intentOf, surroundings } from '#tests/support/held_world'
import { ledgerNow, openPayment, paymentWorld } from '#tests/support/payment_world'
import { openPortal, paidOffline } from '#tests/support/portal_world'

const actor = systemActor('test')
const NOTE = { note: 'talked to them' }

async function accept(id: string) {
  const { find, clock } = await surroundings()
  return acceptHeld(id, NOTE, actor, null, find('paypal'), clock.now())
}

async function giveBack(id: string) {
  const { find, clock } = await surroundings()
  return returnHeld(id, NOTE, actor, null, find('paypal'), clock.now())
}

/** Whatever else may come afterwards: webhooks' jobs, the reconciler, the payer. */
async function lookAgain(id: string, days = 0) {
  const { find, clock } = await surroundings()
  const intent = await intentOf(id)
  await settlePaymentIntent(intent.id, find(intent.gateway), actor, clock.now())
  await reconcilePayments(find, clock.now().plus({ days }))
}

/** The gateway, which has one more capture on the same order. */
function withCapture(gateway: PaymentGateway, extra: Partial<GatewayPayment>): PaymentGateway {
  return Object.create(gateway, {
    inspect: {
      value: async (...args: Parameters<PaymentGateway['inspect']>): Promise<GatewayState> => {
        const state = await gateway.inspect(...args)
        const [first] = state.payments
        const second = { ...first, gatewayPaymentId: 'SECOND', refunds: [], disputes: [], ...extra }
        return { ...state, payments: [...state.payments, second] }
      },
    },
  }) as PaymentGateway
}

test.group('Held money that staff keep', (group) => {
  group.each.setup(() => truncate())
  group.each.setup(async () => {
    await openPortal()
  })

  test('counts with its real amount, with a receipt, and the rest can be paid', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox } = await paymentWorld(cleanup, { webhooks: false })
    const { invoice, browser, id } = await heldPayment(sandbox, '100.00')
    const accepted = await accept(id)
    assert.isTrue(accepted.ok)

    const intent = await intentOf(id)
    assert.containsSubset(intent.serialize(), { state: 'succeeded', resolution: 'accepted' })
    assert.equal(intent.resolutionNote, NOTE.note)
    assert.match(intent.heldReason ?? '', /captured EUR 100\.00 \(\w+\), asked EUR 120\.00/)
    await invoice.refresh()
    assert.equal(invoice.balanceMinor, 2_000)
    assert.equal(invoice.pendingMinor, 0)
    assert.containsSubset(await ledgerNow(), { faults: [], payments: 1, receipts: 1, refunds: 0 })
    const told = await AuditEvent.findByOrFail('action', 'payment.held_accepted')
    assert.containsSubset(told.details, { amounts: [{ amountMinor: 10_000, currency: 'EUR' }] })
    assert.equal((await openPayment(browser, 'razorpay', invoice)).status, 201)
  })

  test('is not held or counted again, whoever looks and however often', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox } = await paymentWorld(cleanup, { webhooks: false })
    const { id, browser } = await heldPayment(sandbox, '150.00')
    await accept(id)
    for (const days of [0, 1, 8]) await lookAgain(id, days)
    assert.equal(await confirm(browser, id), 'succeeded')
    assert.equal((await intentOf(id)).resolution, 'accepted')
    assert.equal(await count('payment.held'), 1)
    assert.containsSubset(await ledgerNow(), { faults: [], payments: 1, receipts: 1 })
    const payment = await Payment.firstOrFail()
    assert.equal(payment.unappliedMinor, 3_000, 'the surplus is credit')
    assert.equal(await count('credit.left'), 1)
  })

  test('in another currency is credit, and the invoice is still owed', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox } = await paymentWorld(cleanup, { webhooks: false })
    const { invoice, id } = await heldPayment(sandbox, '120.00', 'USD')
    await accept(id)
    await lookAgain(id)
    const payment = await Payment.firstOrFail()
    assert.containsSubset(payment.serialize(), { currency: 'USD', amountMinor: 12_000 })
    assert.equal(payment.unappliedMinor, 12_000)
    await invoice.refresh()
    assert.equal(invoice.balanceMinor, 12_000)
    assert.equal(invoice.pendingMinor, 0)
    assert.containsSubset(await ledgerNow(), { faults: [], payments: 1, allocations: 0 })
  })

  test('is credit when the invoice was paid otherwise meanwhile', async ({ assert, cleanup }) => {
    const { sandbox } = await paymentWorld(cleanup, { webhooks: false })
    const { invoice, id } = await heldPayment(sandbox, '100.00')
    await paidOffline(invoice)
    await accept(id)
    const payment = await Payment.findByOrFail('gateway', 'paypal')
    assert.equal(payment.unappliedMinor, 10_000)
    assert.deepEqual((await ledgerNow()).faults, [])
  })

  test('what the gateway took back of it since is not counted', async ({ assert, cleanup }) => {
    const { sandbox } = await paymentWorld(cleanup, { webhooks: false })
    const { invoice, id } = await heldPayment(sandbox, '100.00')
    const [capture] = [...sandbox.control.paypal.world().captures.keys()]
    sandbox.control.paypal.refund(capture, { currency_code: 'EUR', value: '30.00' })
    await accept(id)
    await invoice.refresh()
    assert.equal(invoice.balanceMinor, 5_000)
    assert.containsSubset(await ledgerNow(), { faults: [], payments: 1, refunds: 1 })
  })

  test('twice at once is once', async ({ assert, cleanup }) => {
    const { sandbox } = await paymentWorld(cleanup, { webhooks: false })
    const { id } = await heldPayment(sandbox, '100.00')
    const decided = await Promise.all([accept(id), accept(id), giveBack(id), accept(id)])
    assert.lengthOf(
      decided.filter((one) => one.ok),
      1
    )
    for (const one of decided) if (!one.ok) assert.equal(one.code, 'not_held')
    assert.containsSubset(await ledgerNow(), { faults: [], payments: 1 })
  })

  test('needs an answer of the gateway, money that is there, and a payment that is held', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox } = await paymentWorld(cleanup, { webhooks: false, timeoutMs: 300 })
    const { id } = await heldPayment(sandbox, '100.00')
    const { find, clock } = await surroundings()
    const code = async (gateway: PaymentGateway, publicId = id) => {
      const decided = await acceptHeld(publicId, NOTE, actor, null, gateway, clock.now())
      return decided.ok ? 'ok' : decided.code
    }
    const paypal = find('paypal')
    const saying = (change: (state: GatewayState) => Partial<GatewayState>) =>
      Object.create(paypal, {
        inspect: {
          value: async (...args: Parameters<PaymentGateway['inspect']>) => {
            const state = await paypal.inspect(...args)
            return { ...state, ...change(state) }
          },
        },
      }) as PaymentGateway
    const with1 = (changes: Partial<GatewayPayment>) =>
      saying(({ payments }) => ({ payments: payments.map((one) => ({ ...one, ...changes })) }))

    assert.equal(await code(saying(() => ({ state: 'unknown' }))), 'gateway_unavailable')
    assert.equal(await code(saying(() => ({ state: 'absent' }))), 'gateway_unavailable')
    assert.equal(await code(saying(() => ({ payments: [] }))), 'nothing_captured')
    assert.equal(await code(with1({ status: 'pending' })), 'nothing_captured')
    assert.equal(await code(with1({ amount: null })), 'amount_unreadable')
    assert.equal(await code(with1({ refundsComplete: false })), 'gateway_unavailable')
    assert.equal(await code(saying(() => ({ reference: 'theirs' }))), 'not_ours')
    assert.equal(await code(find('razorpay')), 'not_found')
    for (const publicId of ['', 'x'.repeat(22), '../etc', '0']) {
      assert.equal(await code(paypal, publicId), 'not_found')
    }
    assert.containsSubset(await ledgerNow(), { faults: [], payments: 0 })
    assert.equal((await intentOf(id)).state, 'held')
    assert.equal(await code(paypal), 'ok')
    assert.equal(await code(paypal), 'not_held')
  })

  test('another wrong capture on the same order is held again', async ({ assert, cleanup }) => {
    const { sandbox } = await paymentWorld(cleanup, { webhooks: false })
    const { id } = await heldPayment(sandbox, '100.00')
    await accept(id)
    const { find, clock } = await surroundings()
    const intent = await intentOf(id)
    const gateway = withCapture(find('paypal'), { amount: Money.of('EUR', 777) })
    await settlePaymentIntent(intent.id, gateway, actor, clock.now())
    await settlePaymentIntent(intent.id, gateway, actor, clock.now())

    await intent.refresh()
    assert.containsSubset(intent.serialize(), { state: 'succeeded', resolution: null })
    assert.match(intent.heldReason ?? '', /captured EUR 7\.77 \(SECOND\)/)
    assert.equal(await count('payment.held'), 2)
    assert.equal((await ledgerNow()).payments, 1)

    const accepted = await acceptHeld(id, NOTE, actor, null, gateway, clock.now())
    assert.isTrue(accepted.ok)
    assert.containsSubset(await ledgerNow(), { faults: [], payments: 2, receipts: 2 })
  })
})

test.group('Held money that staff send back', (group) => {
  group.each.setup(() => truncate())
  group.each.setup(async () => {
    await openPortal()
  })

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

async function count(action: string): Promise<number> {
  const rows = await AuditEvent.query().where('action', action)
  return rows.length
}
