import { test } from '@japa/runner'
import { acceptHeld } from '#domain/ledger/intents/accept_held'
import { settlePaymentIntent } from '#domain/ledger/intents/settle_payment_intent'
import { systemActor } from '#domain/shared/actor'
import type { GatewayPayment, PaymentGateway } from '#gateways/payment_gateway'
import { Money } from '#domain/money/money'
import AuditEvent from '#models/audit_event'
import Payment from '#models/payment'
import { answering, eachPayment, oneMorePayment, type Change } from '#tests/support/changed_gateway'
import {
  accept,
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
import { paidOffline } from '#tests/support/portal_world'

const actor = systemActor('test')

test.group('Held money that staff keep', (group) => {
  eachWithOpenPortal(group)

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
    const saying = (change: Change) => answering(paypal, change)
    const with1 = (changes: Partial<GatewayPayment>) => saying(eachPayment(changes))

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
    const amount = Money.of('EUR', 777)
    const second = { gatewayPaymentId: 'SECOND', refunds: [], disputes: [], amount }
    const gateway = answering(find('paypal'), oneMorePayment(second))
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

async function count(action: string): Promise<number> {
  const rows = await AuditEvent.query().where('action', action)
  return rows.length
}
