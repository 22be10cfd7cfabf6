import type { JsonObject } from '#tests/sandbox/http/exchange'
import type { PaypalDispute } from '#tests/sandbox/paypal/entities'
import type { PaypalWorld } from '#tests/sandbox/paypal/world'

/** What a list of disputes shows of each. */
export function disputeSummary(world: PaypalWorld, dispute: PaypalDispute): JsonObject {
  return {
    dispute_id: dispute.id,
    create_time: dispute.createTime,
    update_time: dispute.updateTime,
    reason: dispute.reason,
    status: dispute.status,
    dispute_state: stateOf(dispute),
    dispute_amount: dispute.amount,
    dispute_life_cycle_stage: 'CHARGEBACK',
    dispute_channel: dispute.channel,
    ...(dispute.status === 'RESOLVED' ? {} : { seller_response_due_date: dispute.respondBy }),
    links: [
      { href: `${world.url}/v1/customer/disputes/${dispute.id}`, rel: 'self', method: 'GET' },
    ],
  }
}

/** A dispute in full. The summary's `dispute_state` is the list's alone. */
export function wholeDispute(world: PaypalWorld, dispute: PaypalDispute): JsonObject {
  const summary = disputeSummary(world, dispute)
  delete summary.dispute_state
  const lost = dispute.outcome === 'RESOLVED_BUYER_FAVOUR'
  const repaid = lost || dispute.outcome === 'RESOLVED_WITH_PAYOUT'
  return {
    ...summary,
    disputed_transactions: [transaction(world, dispute)],
    ...(dispute.outcome
      ? {
          dispute_outcome: {
            outcome_code: dispute.outcome,
            ...(repaid ? { amount_refunded: dispute.amount } : {}),
          },
          adjudications: [
            {
              type: lost ? 'RECOVER_FROM_SELLER' : repaid ? 'PAYOUT_TO_BUYER' : 'DENY_BUYER',
              adjudication_time: dispute.updateTime,
              dispute_life_cycle_stage: 'CHARGEBACK',
            },
          ],
        }
      : {}),
    ...(lost ? { money_movements: movements(dispute) } : {}),
    messages: [
      {
        posted_by: 'BUYER',
        time_posted: dispute.createTime,
        content: 'I did not get what I paid for.',
      },
    ],
    ...(dispute.status === 'RESOLVED'
      ? {}
      : { refund_details: { allowed_refund_amount: dispute.amount } }),
  }
}

function transaction(world: PaypalWorld, dispute: PaypalDispute): JsonObject {
  const capture = world.captures.get(dispute.captureId)
  return {
    buyer_transaction_id: dispute.captureId,
    seller_transaction_id: dispute.captureId,
    create_time: capture?.createTime ?? dispute.createTime,
    transaction_status: capture?.status === 'REFUNDED' ? 'REVERSED' : capture?.status,
    gross_amount: capture?.amount ?? dispute.amount,
    // The published pattern of an invoice number knows no other signs than these.
    ...(capture?.invoiceId && /^[A-Za-z0-9:\-|]+$/.test(capture.invoiceId)
      ? { invoice_number: capture.invoiceId }
      : {}),
    ...(capture?.customId ? { custom: capture.customId } : {}),
    buyer: { name: 'Sandbox Customer' },
    seller: { email: 'merchant@example.com', merchant_id: world.merchantId, name: 'A shop' },
  }
}

function movements({ amount, updateTime }: PaypalDispute): JsonObject[] {
  const move = { amount, initiated_time: updateTime, reason: 'DISPUTE_SETTLEMENT' }
  return [
    { ...move, affected_party: 'SELLER', type: 'DEBIT' },
    { ...move, affected_party: 'BUYER', type: 'CREDIT' },
  ]
}

function stateOf({ status }: PaypalDispute): string {
  if (status === 'RESOLVED') return 'RESOLVED'
  return status === 'UNDER_REVIEW' ? 'UNDER_PAYPAL_REVIEW' : 'REQUIRED_ACTION'
}
