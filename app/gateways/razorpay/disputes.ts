import type Razorpay from 'razorpay'
import { at, integer, seconds, text } from '#gateways/answer'
import { fromSubunits } from '#gateways/razorpay/amount'
import { isRazorpayId } from '#gateways/razorpay/ids'
import type { Ask } from '#gateways/razorpay/client'
import type { GatewayDispute, GatewayPayment } from '#gateways/payment_gateway'

const LONGEST_PAGE = 100
const MOST_PAGES = 10

/**
 * Adds their disputes to payments whose money moved. Razorpay lists the account's disputes only, by
 * no other filter than the page, newest first: pages are read until one is older than the payments.
 * A key that may not read disputes leaves `disputesComplete` false, and so does silence.
 */
export async function withDisputes(
  sdk: Razorpay,
  ask: Ask,
  payments: GatewayPayment[]
): Promise<GatewayPayment[]> {
  const captured = payments.filter(({ status }) => status === 'captured')
  if (captured.length === 0) return payments

  const oldest = Math.min(...captured.map(({ capturedAt }) => capturedAt?.toSeconds() ?? 0))
  const { items, isComplete, isForbidden } = await listSince(sdk, ask, oldest)
  return payments.map((payment) => {
    if (payment.status !== 'captured') return payment
    // What other payments are contested for, and how, is not this one's business.
    const own = items.filter((item) => text(item, 'payment_id') === payment.gatewayPaymentId)
    const disputes = own.map(readDispute).filter((dispute) => dispute !== null)
    const disputesComplete = isComplete && disputes.length === own.length
    return { ...payment, disputes, disputesComplete, disputesForbidden: isForbidden }
  })
}

async function listSince(
  sdk: Razorpay,
  ask: Ask,
  oldest: number
): Promise<{ items: unknown[]; isComplete: boolean; isForbidden: boolean }> {
  const items: unknown[] = []
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer = await ask(() =>
      sdk.disputes.all({ count: LONGEST_PAGE, skip: page * LONGEST_PAGE })
    )
    const found = answer.outcome === 'answered' ? at(answer.body, 'items') : null
    if (!Array.isArray(found)) {
      return { items, isComplete: false, isForbidden: answer.outcome === 'refused' }
    }

    items.push(...found)
    const isOlder = found.every((item) => (integer(item, 'created_at') ?? Infinity) < oldest)
    if (found.length < LONGEST_PAGE || isOlder)
      return { items, isComplete: true, isForbidden: false }
  }
  return { items, isComplete: false, isForbidden: false }
}

/** Null when an id or a status is not what Razorpay documents. */
function readDispute(dispute: unknown): GatewayDispute | null {
  const id = text(dispute, 'id')
  const deducted = integer(dispute, 'amount_deducted') ?? 0
  const status = statusOf(text(dispute, 'status'), deducted)
  if (!isRazorpayId('disp', id) || status === null) return null

  const units = status === 'lost' ? deducted : integer(dispute, 'amount')
  return {
    gatewayDisputeId: id,
    amount: fromSubunits(text(dispute, 'currency'), units),
    status,
    reason: text(dispute, 'reason_description') ?? text(dispute, 'reason_code'),
    respondBy: seconds(dispute, 'respond_by'),
    createdAt: seconds(dispute, 'created_at'),
  }
}

/**
 * What was deducted decides: a dispute is lost once its money is gone, so one that is `lost` with
 * nothing deducted is still on its way there. `closed` ends a suspicion of fraud; if that was by a
 * refund, the refund is listed as one.
 */
function statusOf(status: string | null, deducted: number): GatewayDispute['status'] | null {
  switch (status) {
    case 'open':
    case 'under_review':
      return 'open'
    case 'lost':
      return deducted > 0 ? 'lost' : 'open'
    case 'won':
      return 'won'
    case 'closed':
      return deducted > 0 ? 'lost' : 'won'
    default:
      return null
  }
}
