import type { Money } from '#domain/money/money'
import { at, list, text, timestamp } from '#gateways/answer'
import { fromPayPalAmount } from '#gateways/paypal/amount'
import { apiRequest, type PayPalClient } from '#gateways/paypal/client'
import type { GatewayDispute } from '#gateways/payment_gateway'

const PATH = '/v1/customer/disputes'
const LONGEST_PAGE = 50
const DISPUTE_ID = /^[A-Za-z0-9-]{1,64}$/

export type Disputes = {
  disputes: GatewayDispute[]
  disputesComplete: boolean
  disputesForbidden?: boolean
}

/**
 * The disputes of one capture. The list only says which there are and which are over; what an ended
 * one cost is in its details. Credentials that may not read disputes, and silence, leave
 * `disputesComplete` false.
 */
export async function listDisputes(client: PayPalClient, captureId: string): Promise<Disputes> {
  const query = new URLSearchParams({
    disputed_transaction_id: captureId,
    page_size: String(LONGEST_PAGE),
  })
  const answer = await client.ask(apiRequest('GET', `${PATH}?${query}`))
  if (answer.outcome !== 'answered') {
    const disputesForbidden = answer.outcome === 'refused'
    return { disputes: [], disputesComplete: false, disputesForbidden }
  }

  // Where there are none, PayPal leaves `items` out.
  const items = list(answer.body, 'items')
  const hasMore = list(answer.body, 'links').some((link) => text(link, 'rel') === 'next')
  const disputes = await Promise.all(items.map((item) => readDispute(client, item)))
  const readable = disputes.filter((dispute) => dispute !== null)
  return { disputes: readable, disputesComplete: !hasMore && readable.length === disputes.length }
}

/** Null when it cannot be told what became of it. */
async function readDispute(client: PayPalClient, item: unknown): Promise<GatewayDispute | null> {
  const id = text(item, 'dispute_id')
  const status = text(item, 'status')
  if (id === null || !DISPUTE_ID.test(id) || status === null) return null
  if (status !== 'RESOLVED') return describe(id, item, 'open', moneyAt(item, 'dispute_amount'))

  const answer = await client.ask(apiRequest('GET', `${PATH}/${id}`))
  return answer.outcome === 'answered' ? readEnded(id, answer.body) : null
}

/**
 * What the merchant lost decides, as PayPal moved it: a payer can win against PayPal's own purse
 * (RESOLVED_WITH_PAYOUT), and a merchant can be made good after losing. Only where no movement is
 * told does the outcome stand for it.
 */
function readEnded(id: string, dispute: unknown): GatewayDispute | null {
  const contested = moneyAt(dispute, 'dispute_amount')
  const moved = takenFromSeller(dispute, contested)
  if (moved !== null) {
    return moved.isPositive
      ? describe(id, dispute, 'lost', moved)
      : describe(id, dispute, 'won', contested)
  }
  switch (text(dispute, 'dispute_outcome', 'outcome_code')) {
    case 'RESOLVED_BUYER_FAVOUR':
    case 'ACCEPTED': {
      const refunded = moneyAt(dispute, 'dispute_outcome', 'amount_refunded')
      return describe(id, dispute, 'lost', refunded ?? contested)
    }
    case 'RESOLVED_SELLER_FAVOUR':
    case 'RESOLVED_WITH_PAYOUT':
    case 'CANCELED_BY_BUYER':
    case 'DENIED':
    case 'NONE':
      return describe(id, dispute, 'won', contested)
    default:
      return null
  }
}

/** Null when PayPal tells of no movement of the merchant's in this currency. Fees are no refund. */
function takenFromSeller(dispute: unknown, contested: Money | null): Money | null {
  const moves = list(dispute, 'money_movements').filter(
    (move) =>
      text(move, 'affected_party') === 'SELLER' && text(move, 'reason') === 'DISPUTE_SETTLEMENT'
  )
  let taken: Money | null = null
  for (const move of moves) {
    const amount = moneyAt(move, 'amount')
    if (amount === null || amount.currency !== contested?.currency) return null
    const signed = text(move, 'type') === 'CREDIT' ? amount.negated() : amount
    taken = taken === null ? signed : taken.plus(signed)
  }
  return taken
}

function describe(
  id: string,
  dispute: unknown,
  status: GatewayDispute['status'],
  amount: Money | null
): GatewayDispute {
  return {
    gatewayDisputeId: id,
    amount,
    status,
    reason: text(dispute, 'reason'),
    respondBy: timestamp(dispute, 'seller_response_due_date'),
    createdAt: timestamp(dispute, 'create_time'),
  }
}

function moneyAt(value: unknown, ...path: string[]): Money | null {
  const amount = at(value, ...path)
  return fromPayPalAmount(text(amount, 'currency_code'), text(amount, 'value'))
}
