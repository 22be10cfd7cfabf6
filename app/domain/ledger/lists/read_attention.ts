import db from '@adonisjs/lucid/services/db'
import type { DateTime } from 'luxon'
import { checkWebhookHealth } from '#domain/ledger/events/check_webhook_health'
import { readGroup, type Attention, type AttentionItem } from '#domain/ledger/lists/attention'
import { workGroups } from '#domain/ledger/lists/work_groups'
import { isReserved, statesOfReservedRefunds } from '#domain/ledger/refunds/refundable'
import { Money } from '#domain/money/money'
import { iso } from '#domain/shared/iso'
import type Client from '#models/client'
import Dispute from '#models/dispute'
import Payment from '#models/payment'
import PaymentIntent from '#models/payment_intent'
import Refund from '#models/refund'
import TransferReport from '#models/transfer_report'

/** A refund that failed longer ago is history, not news. */
const FAILED_IS_NEWS = { days: 30 }

/** What staff have to look at, in the order of what it may cost to wait. */
export async function readAttention(now: DateTime): Promise<Attention> {
  const groups = await Promise.all([
    readGroup('held', held(), (intent) => ({ ...intentItem(intent), reason: intent.heldReason })),
    readGroup('unknown', unknown(), (intent) => ({
      ...intentItem(intent),
      reason: intent.absentSince && 'the gateway says that it has no such order',
    })),
    readGroup('dispute', disputes(), disputeItem),
    readGroup('refund', undecidedRefunds(now), refundItem),
    readGroup('still_owed', unansweredRefunds(), refundItem),
    readGroup('transfer', transfers(), (report) => ({
      ...item(report.ofClient, report.publicId, report.amount, report.createdAt),
      reason: report.reference,
    })),
    readGroup('credit', credit(), (payment) =>
      item(
        payment.ofClient,
        payment.publicId,
        Money.of(payment.currency, payment.unappliedMinor - reservedOf(payment)),
        payment.paidAt
      )
    ),
  ])
  groups.push(...(await workGroups(now)))
  const health = await checkWebhookHealth(now)
  const silentWebhooks = health.filter(({ silent }) => silent)
  const waiting = groups.reduce((sum, group) => sum + group.count, 0)
  return { count: waiting + silentWebhooks.length, groups, silentWebhooks }
}

function held() {
  return PaymentIntent.query()
    .whereNotNull('held_reason')
    .whereNull('resolution')
    .preload('ofClient')
    .orderBy('settled_at')
}

function unknown() {
  return PaymentIntent.query().where('state', 'unknown').preload('ofClient').orderBy('settled_at')
}

function disputes() {
  return Dispute.query()
    .where('state', 'open')
    .preload('payment', (payment) => payment.preload('ofClient'))
    .orderBy('created_at')
}

function undecidedRefunds(now: DateTime) {
  return Refund.query()
    .where((refund) => {
      refund
        .whereIn('state', ['requested', 'unknown'])
        .orWhere((failed) =>
          failed.where('state', 'failed').where('updated_at', '>', iso(now.minus(FAILED_IS_NEWS)))
        )
    })
    .preload('payment', (payment) => payment.preload('ofClient'))
    .orderBy('created_at')
}

function unansweredRefunds() {
  return (
    Refund.query()
      .where('state', 'done')
      .whereNull('still_owed')
      // One with a credit note says by it that nothing is owed.
      .whereNull('credit_note_id')
      .whereIn('gateway', ['razorpay', 'paypal'])
      .preload('payment', (payment) => payment.preload('ofClient'))
      .orderBy('created_at')
  )
}

function transfers() {
  return TransferReport.query().where('state', 'pending').preload('ofClient').orderBy('created_at')
}

/** However it came, also what staff recorded. A refund takes of what is unapplied first. */
function credit() {
  const reserved = db
    .from('refunds')
    .whereColumn('refunds.payment_id', 'payments.id')
    .whereIn('state', [...statesOfReservedRefunds])
    .select(db.raw('coalesce(sum(amount_minor), 0)'))
  return Payment.query()
    .where('unapplied_minor', '>', 0)
    .where('unapplied_minor', '>', reserved)
    .preload('ofClient')
    .preload('refunds')
    .orderBy('paid_at')
}

function reservedOf({ refunds }: Payment): number {
  return refunds.filter(isReserved).reduce((sum, { amountMinor }) => sum + amountMinor, 0)
}

function intentItem(intent: PaymentIntent): AttentionItem {
  const since = intent.settledAt ?? intent.createdAt
  return item(intent.ofClient, intent.publicId, intent.amount, since)
}

function disputeItem(dispute: Dispute): AttentionItem {
  const { publicId, amount, createdAt, payment, reason, respondBy } = dispute
  return { ...item(payment.ofClient, publicId, amount, createdAt), reason, respondBy }
}

function refundItem(refund: Refund): AttentionItem {
  const { publicId, amount, createdAt, payment } = refund
  return {
    ...item(payment.ofClient, publicId, amount, createdAt),
    reason: refund.failureMessage ?? refund.failureCode ?? refund.reason,
  }
}

function item(client: Client, id: string, amount: Money, since: DateTime): AttentionItem {
  const named = { id: client.publicId, name: client.name }
  return { id, client: named, amount, label: null, since, reason: null, respondBy: null }
}
