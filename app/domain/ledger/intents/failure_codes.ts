import type { CaptureRefused } from '#domain/ledger/intents/claim_capture'

/** Every code that a failed intent can have. Pages have a text for each; see portal.json. */
export const FAILURE_CODES = [
  /** The gateway would not have the order: nobody was asked for money. */
  'refused_by_gateway',
  /** The payer's bank, card or wallet said no. */
  'declined',
  'payment_failed',
  /** The order is not as we made it. */
  'mismatch',
  /** The invoice asks for less by now, or another payment of it is on its way. */
  'balance_changed',
  /** The gateway has had no such order for a day, though the payer had begun to pay. */
  'order_gone',
  /** Staff sent the money back. */
  'returned',
] as const

export type FailureCode = (typeof FAILURE_CODES)[number]

type Told = { code: string; message: string } | CaptureRefused

const DECLINED = ['declined', 'instrument_declined', 'transaction_refused', 'payer_cannot_pay']

/**
 * A failure in a code of ours, with the gateway's own code and words for staff. Gateways invent
 * codes; clients are told ours alone.
 */
export function toFailure({ code, message }: Told): { code: FailureCode; message: string } {
  const known = FAILURE_CODES.find((one) => one === code)
  if (known) return { code: known, message }
  const ours = DECLINED.includes(code.toLowerCase()) ? 'declined' : 'payment_failed'
  return { code: ours, message: message === '' ? code : `${code}: ${message}` }
}
