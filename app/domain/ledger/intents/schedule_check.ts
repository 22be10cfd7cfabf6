import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { isPastWatching, nextCheckAt } from '#domain/ledger/intents/next_check'
import type { GatewayState } from '#gateways/payment_gateway'
import Dispute from '#models/dispute'
import type PaymentIntent from '#models/payment_intent'
import Refund from '#models/refund'

/**
 * Whoever asked had a reason (an event, a payer who is back), and it is not forgotten with an answer
 * that did not come, or came in part: it is asked again within the hour, then less and less often.
 * What still does not answer after a month never will.
 */
const SOONEST = { hours: 1 }
const LATEST = { days: 1 }
const ASKED_FOR = { days: 30 }

/**
 * Writes down when to ask about an intent again. `hasReason`: it was not simply its time to be asked
 * about; only then an answer that is not whole is asked for before the next time.
 */
export async function scheduleCheck(
  trx: TransactionClientContract,
  intent: PaymentIntent,
  { state, before, hasReason }: Looked,
  now: DateTime
): Promise<void> {
  const neverPaid = intent.state === 'created' || intent.state === 'redirected'
  if (neverPaid && isPastWatching(intent.createdAt, now)) intent.state = 'expired'
  // When it came into its state, not when it was last looked at.
  if (intent.state !== before) intent.settledAt = now
  if (intent.state === 'processing' || intent.state === 'pending') intent.underWayAt ??= now
  intent.checks += 1
  noteAnswer(intent, state, hasReason, now)

  const { gateway, resolution, createdAt } = intent
  const due = nextCheckAt(
    {
      ...{ state: intent.state, gateway, resolution, createdAt, since: intent.settledAt ?? now },
      isContested: await isContested(trx, intent),
    },
    now
  )
  intent.nextCheckAt = intent.unansweredSince
    ? soonest(due, now.plus(wait(intent.unansweredSince, now)))
    : due
}

type Looked = { state: GatewayState; before: PaymentIntent['state']; hasReason: boolean }

function noteAnswer(intent: PaymentIntent, state: GatewayState, hasReason: boolean, now: DateTime) {
  if (state.state === 'absent') intent.absentSince ??= now
  else if (state.state !== 'unknown') intent.absentSince = null

  const { unansweredSince } = intent
  if (isWhole(state)) intent.unansweredSince = null
  else if (hasReason) intent.unansweredSince = unansweredSince ?? now
  else if (unansweredSince && now >= unansweredSince.plus(ASKED_FOR)) intent.unansweredSince = null
}

/** Whether all was answered that can be: keys that may not read disputes never will. */
function isWhole({ state, payments }: GatewayState): boolean {
  if (state === 'unknown') return false
  return payments
    .filter(({ status }) => status === 'captured')
    .every(
      ({ refundsComplete, disputesComplete, disputesForbidden }) =>
        refundsComplete && (disputesComplete || disputesForbidden === true)
    )
}

/** As long as it has been waited for already, between an hour and a day. */
function wait(since: DateTime, now: DateTime) {
  const waited = now.diff(since)
  if (now < since.plus(SOONEST)) return SOONEST
  return now > since.plus(LATEST) ? LATEST : waited
}

function soonest(due: DateTime | null, other: DateTime): DateTime {
  return due !== null && due < other ? due : other
}

async function isContested(
  trx: TransactionClientContract,
  { id }: PaymentIntent
): Promise<boolean> {
  const payments = () => trx.from('payments').where('intent_id', id).select('id')
  const dispute = await Dispute.query({ client: trx })
    .whereIn('payment_id', payments())
    .where('state', 'open')
    .first()
  if (dispute) return true
  const refund = await Refund.query({ client: trx })
    .whereIn('payment_id', payments())
    .whereIn('state', ['requested', 'pending', 'unknown'])
    .first()
  return refund !== null
}
