import { test } from '@japa/runner'
import { matchingCaptures, mismatch, nextState } from '#domain/ledger/judge_state'
import { Money } from '#domain/money/money'
import type { GatewayPayment, GatewayState, GatewayStateName } from '#gateways/payment_gateway'

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
    checkoutUrl: null,
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

test.group('What a gateway’s answer makes of an intent', () => {
  test('what is settled or held never goes back, whatever comes', ({ assert }) => {
    for (const state of ['succeeded', 'held'] as const) {
      for (const answer of answers) {
        assert.equal(nextState({ ...intent, state }, says(answer), state), state)
      }
    }
  })

  test('money outweighs everything that was known before', ({ assert }) => {
    for (const state of states.filter((one) => one !== 'held')) {
      assert.equal(nextState({ ...intent, state }, says('succeeded'), 'created'), 'succeeded')
    }
  })

  test('no answer is never "failed"', ({ assert }) => {
    for (const state of states.filter((one) => one !== 'failed')) {
      assert.notEqual(nextState({ ...intent, state }, says('unknown'), state), 'failed')
      assert.notEqual(nextState({ ...intent, state }, says('absent'), state), 'failed')
    }
    assert.equal(
      nextState({ ...intent, state: 'redirected' }, says('unknown'), 'redirected'),
      'unknown'
    )
  })

  test('an answer that another overtook adds money and takes nothing back', ({ assert }) => {
    const processing = { ...intent, state: 'processing' as const }
    assert.equal(nextState(processing, says('awaiting_payer'), 'redirected'), 'processing')
    assert.equal(nextState(processing, says('failed'), 'redirected'), 'processing')
    assert.equal(nextState(processing, says('succeeded'), 'redirected'), 'succeeded')
    assert.equal(nextState(processing, says('failed'), 'processing'), 'failed')
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
