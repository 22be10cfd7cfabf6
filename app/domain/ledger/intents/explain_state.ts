import { toFailure } from '#domain/ledger/intents/failure_codes'
import type { GatewayState } from '#gateways/payment_gateway'
import type PaymentIntent from '#models/payment_intent'

/**
 * Writes down why an intent failed, why its money waits, or why we would not have taken what the
 * gateway takes by itself. `before` is the state that it was in.
 */
export function explainState(
  intent: PaymentIntent,
  state: GatewayState,
  wrong: string | null,
  before: PaymentIntent['state']
): void {
  intent.pendingReason = pendingReason(intent, state)
  const isFailed = intent.state === 'failed'
  const failure = wrong === null ? told(state, before) : { code: 'mismatch', message: wrong }
  if (failure !== null && (isFailed || intent.state === 'processing')) {
    const { code, message } = toFailure(failure)
    intent.merge({ failureCode: code, failureMessage: message.slice(0, 500) || null })
  } else if (!isFailed) {
    intent.merge({ failureCode: null, failureMessage: null })
  }
}

/** No answer says nothing about why it failed. */
function told(
  state: GatewayState,
  before: PaymentIntent['state']
): { code: string; message: string } | null {
  if (state.state === 'failed' || state.state === 'processing') return state.failure
  return state.state === 'absent' && before !== 'failed'
    ? { code: 'order_gone', message: 'the gateway has had no such order for a day' }
    : null
}

function pendingReason(intent: PaymentIntent, { state, payments }: GatewayState): string | null {
  if (intent.state !== 'pending' && intent.state !== 'processing') return null
  // Without an answer what was known stands.
  if (state === 'unknown' || state === 'absent') return intent.pendingReason
  const waiting = payments.find(({ status }) => status === 'pending' || status === 'authorized')
  return waiting?.pendingReason?.slice(0, 500) || null
}
