import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { matchingCaptures, mismatch, nextState } from '#domain/ledger/intents/judge_state'
import { Money } from '#domain/money/money'
import type { GatewayPayment, GatewayState, GatewayStateName } from '#gateways/payment_gateway'
import type PaymentIntent from '#models/payment_intent'

const intent = {
  publicId: 'ours',
  gatewayOrderId: 'order',
  currency: 'EUR',
  amountMinor: 1_000,
}

function says(state: GatewayStateName, changes: Partial<GatewayState> = {}): GatewayState {
  return {
    state,
    gatewayOrderId: 'order',
    orderAmount: Money.of('EUR', 1_000),
    reference: 'ours',
    payments: [],
    failure: null,
    ...changes,
  }
}

function captured(amount: Money | null): GatewayPayment {
  return {
    gatewayPaymentId: 'pay',
    amount,
    status: 'captured',
    method: 'card',
    methodDetail: 'card',
    capturedAt: null,
    pendingReason: null,
    refunds: [],
    refundsComplete: true,
    disputes: [],
    disputesComplete: true,
  }
}

const states = [
  'created',
  'redirected',
  'processing',
  'succeeded',
  'pending',
  'failed',
  'unknown',
  'held',
  'expired',
] as const
const answers: GatewayStateName[] = [
  'awaiting_payer',
  'approved',
  'processing',
  'pending',
  'succeeded',
  'failed',
  'absent',
  'unknown',
]

const now = DateTime.fromISO('2026-05-04T09:00:00Z')

/** What an intent is after an answer; it is an hour old and was asked in the state that it is in. */
function after(
  state: (typeof states)[number],
  answer: GatewayStateName,
  {
    askedIn = state,
    ...changes
  }: Partial<Pick<PaymentIntent, 'gateway' | 'createdAt' | 'underWayAt' | 'absentSince'>> & {
    askedIn?: (typeof states)[number]
    gatewayOrderId?: null
  } = {}
) {
  const history = {
    gateway: 'paypal' as const,
    createdAt: now.minus({ hours: 1 }),
    underWayAt: null,
    absentSince: null,
  }
  return nextState({ ...intent, ...history, ...changes, state }, says(answer), askedIn, now)
}

test.group('What a gateway’s answer makes of an intent', () => {
  test('what is settled or held never goes back, whatever comes', ({ assert }) => {
    for (const state of ['succeeded', 'held'] as const) {
      for (const answer of answers) assert.equal(after(state, answer), state)
    }
  })

  test('money outweighs everything that was known before', ({ assert }) => {
    for (const state of states.filter((one) => one !== 'held')) {
      assert.equal(after(state, 'succeeded', { askedIn: 'created' }), 'succeeded')
    }
  })

  test('no answer is never "failed"', ({ assert }) => {
    for (const state of states.filter((one) => one !== 'failed')) {
      assert.notEqual(after(state, 'unknown'), 'failed')
      assert.notEqual(after(state, 'absent'), 'failed')
    }
    assert.equal(after('redirected', 'unknown'), 'unknown')
  })

  test('PayPal has forgotten what nobody began to pay: it expired', ({ assert }) => {
    const old = { createdAt: now.minus({ hours: 3 }) }
    for (const state of ['redirected', 'unknown'] as const) {
      assert.equal(after(state, 'absent', old), 'expired')
      assert.equal(after(state, 'unknown', old), 'unknown', 'silence is no answer')
      assert.equal(after(state, 'absent'), 'unknown', 'too young to be forgotten')
      assert.equal(after(state, 'absent', { ...old, gateway: 'razorpay' }), 'unknown')
      assert.equal(after(state, 'absent', { ...old, underWayAt: now }), 'unknown')
    }
    assert.equal(after('processing', 'absent', { ...old, underWayAt: now }), 'unknown')
    assert.equal(after('created', 'absent', { ...old, gatewayOrderId: null }), 'created')
  })

  test('an order that is missing for a day is gone, whatever was known of it', ({ assert }) => {
    for (const gateway of ['razorpay', 'paypal'] as const) {
      for (const state of ['redirected', 'processing', 'pending', 'unknown'] as const) {
        const history = { gateway, createdAt: now.minus({ days: 3 }), underWayAt: now }
        const since = (hours: number) => ({ ...history, absentSince: now.minus({ hours }) })
        assert.equal(after(state, 'absent', since(24)), 'failed', `${gateway} ${state}`)
        assert.notEqual(after(state, 'absent', since(23)), 'failed', `${gateway} ${state}`)
        assert.notEqual(after(state, 'unknown', since(24)), 'failed', `${gateway} ${state}`)
      }
    }
    const gone = { absentSince: now.minus({ days: 9 }) }
    assert.equal(after('expired', 'absent', gone), 'expired')
    assert.equal(after('failed', 'absent', gone), 'failed')
  })

  test('an answer that another overtook adds money and takes nothing back', ({ assert }) => {
    assert.equal(after('processing', 'awaiting_payer', { askedIn: 'redirected' }), 'processing')
    assert.equal(after('processing', 'failed', { askedIn: 'redirected' }), 'processing')
    assert.equal(after('processing', 'succeeded', { askedIn: 'redirected' }), 'succeeded')
    assert.equal(after('processing', 'failed', { askedIn: 'processing' }), 'failed')
  })

  test('another order, reference, amount or currency is no payment of ours', ({ assert }) => {
    const one = { ...intent, state: 'redirected' as const }
    assert.isNull(
      mismatch(one, says('succeeded', { payments: [captured(Money.of('EUR', 1_000))] }))
    )
    const wrong: Partial<GatewayState>[] = [
      { gatewayOrderId: 'another' },
      { reference: 'theirs' },
      { orderAmount: Money.of('EUR', 999) },
      { orderAmount: Money.of('USD', 1_000) },
      { payments: [captured(Money.of('EUR', 100_000))] },
      { payments: [captured(Money.of('JPY', 1_000))] },
      { payments: [captured(null)] },
    ]
    for (const changes of wrong) assert.isString(mismatch(one, says('succeeded', changes)))
  })

  test('what is in the ledger is not judged again, but new money beside it is', ({ assert }) => {
    const one = { ...intent, state: 'succeeded' as const }
    const old = { ...captured(Money.of('USD', 7)), gatewayPaymentId: 'accepted' }
    const isPosted = (id: string) => id === 'accepted'
    const answer = { orderAmount: Money.of('USD', 7), payments: [old] }
    assert.isNull(mismatch(one, says('succeeded', answer), isPosted))

    const wrong = says('succeeded', { payments: [old, captured(Money.of('USD', 7))] })
    assert.match(mismatch(one, wrong, isPosted) ?? '', /captured USD 0\.07 \(pay\)/)
    const right = says('succeeded', { payments: [old, captured(Money.of('EUR', 1_000))] })
    assert.isNull(mismatch(one, right, isPosted))
  })

  test('of several captures on one order those that match are taken', ({ assert }) => {
    const one = { ...intent, state: 'redirected' as const }
    const right = captured(Money.of('EUR', 1_000))
    const wrong = { ...captured(Money.of('EUR', 999)), gatewayPaymentId: 'wrong' }
    const none = () => false
    const answer = says('succeeded', { payments: [right, wrong] })
    assert.deepEqual(matchingCaptures(one, answer, none), [right])
    assert.deepEqual(matchingCaptures(one, { ...answer, gatewayOrderId: 'another' }, none), [])
    assert.deepEqual(
      matchingCaptures(one, { ...answer, orderAmount: Money.of('EUR', 999) }, none),
      []
    )
  })
})
