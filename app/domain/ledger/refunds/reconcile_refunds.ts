import type { DateTime } from 'luxon'
import { lockRows, writeTransaction } from '#database/write_transaction'
import { NO_CHECKOUT, toGatewayIntent } from '#domain/ledger/intents/intent_facts'
import { loadIntent } from '#domain/ledger/intents/load_intent'
import { postGatewayRefunds } from '#domain/ledger/refunds/post_gateway_refunds'
import type { ReconcilerLimits } from '#domain/ledger/intents/reconcile_payments'
import { settleRefund } from '#domain/ledger/refunds/settle_refund'
import { sendRefund } from '#domain/ledger/refunds/send_refund'
import { systemActor } from '#domain/shared/actor'
import { iso } from '#domain/shared/iso'
import type {
  GatewayName,
  GatewayPayment,
  PaymentGateway,
  RefundState,
} from '#gateways/payment_gateway'
import Payment from '#models/payment'
import Refund from '#models/refund'

/** A check that dies half-way is taken up again after this. */
const LEASE = { minutes: 3 }

/** A refund that the gateway does not list after this is not what is missing of the payment. */
const AWAITED = { hours: 1 }

const BATCH = 50

const GATEWAYS: GatewayName[] = ['razorpay', 'paypal']

export type ReconciledRefunds = {
  checked: number
  failures: { refundId: string; error: unknown }[]
}

/**
 * Looks after every refund that is not decided and whose time has come, the longest due first, until
 * none is left or the time is up; those of a gateway that has no keys or is not answering stay due.
 * One that was requested and never sent (the process died), one without an answer, one that the
 * gateway has accepted. The gateway's list is read first. Only a refund that is not in it is
 * asked for again, with the key of the first time; while the list cannot be had, nothing is: a
 * gateway forgets keys (PayPal after 45 days), and the money would go back twice.
 */
export async function reconcileRefunds(
  findGateway: (name: string) => PaymentGateway | null,
  now: DateTime,
  { isTimeLeft = () => true, isAnswering = () => true }: ReconcilerLimits = {}
): Promise<ReconciledRefunds> {
  const result: ReconciledRefunds = { checked: 0, failures: [] }
  while (isTimeLeft()) {
    const asked = GATEWAYS.filter((name) => findGateway(name) !== null && isAnswering(name))
    const due = await findDue(asked, now)
    if (due.length === 0) break
    for (let refund = due.shift(); refund && isTimeLeft(); refund = due.shift()) {
      const gateway = findGateway(refund.gateway)
      if (!gateway || !(await claim(refund, now))) continue
      result.checked += 1
      try {
        await reconcileRefund(refund, gateway, now)
      } catch (error) {
        result.failures.push({ refundId: refund.publicId, error })
      }
    }
  }
  return result
}

function findDue(gateways: GatewayName[], now: DateTime): Promise<Refund[]> {
  return Refund.query()
    .whereIn('gateway', gateways)
    .where('next_check_at', '<=', iso(now))
    .orderBy('next_check_at')
    .orderBy('id')
    .limit(BATCH)
}

async function reconcileRefund(refund: Refund, gateway: PaymentGateway, now: DateTime) {
  const actor = systemActor('reconciler')
  const payment = await Payment.findOrFail(refund.paymentId)
  const isOverdue = now >= refund.createdAt.plus(AWAITED)
  const captured = await look(payment, gateway, isOverdue)
  if (captured === null) {
    await settleRefund(refund.id, { state: 'unknown', reason: 'no answer' }, actor, now)
    return
  }
  await writeTransaction(async (trx) => {
    await lockRows(trx, 'payments', [payment.id])
    const locked = await Payment.query({ client: trx }).where('id', payment.id).firstOrFail()
    await postGatewayRefunds(trx, locked, captured, actor, now)
  })
  if (refund.state === 'done') return stopLooking(refund)

  const isListed = captured.refunds.some(
    (one) => one.gatewayRefundId === refund.gatewayRefundId || one.reference === refund.publicId
  )
  if (isListed) return
  if (refund.gatewayRefundId === null) await sendRefund(refund.id, gateway, actor, now)
  else await settleRefund(refund.id, await whenNotListed(refund, isOverdue), actor, now)
}

/** One that the gateway accepted and has lost: where all money went back otherwise, it is not to come. */
async function whenNotListed({ paymentId }: Refund, isOverdue: boolean): Promise<RefundState> {
  const { amountMinor, refundedMinor } = await Payment.findOrFail(paymentId)
  const message = 'not listed, and all of the payment went back'
  return isOverdue && refundedMinor === amountMinor
    ? { state: 'refused', code: 'not_listed', message }
    : { state: 'unknown', reason: 'not listed' }
}

/** One that was done already: what the list says of it is posted, and that is the end. */
async function stopLooking(refund: Refund) {
  await Refund.query().where('id', refund.id).update({ next_check_at: null })
}

/** The payment with all its refunds as the gateway has them, or null when they cannot be had. */
async function look(
  payment: Payment,
  gateway: PaymentGateway,
  refundsOverdue: boolean
): Promise<GatewayPayment | null> {
  if (payment.intentId === null) return null
  const intent = await loadIntent(payment.intentId)
  const facts = toGatewayIntent(intent, NO_CHECKOUT)
  const state = await gateway.inspect({ ...facts, refundsAwaited: true, refundsOverdue })
  const captured = state.payments.find(
    (one) => one.gatewayPaymentId === payment.gatewayPaymentId && one.status === 'captured'
  )
  return captured?.refundsComplete ? captured : null
}

/** Takes the check for this worker alone. */
async function claim(refund: Refund, now: DateTime): Promise<boolean> {
  const [updated] = await Refund.query()
    .where('id', refund.id)
    .where('next_check_at', '<=', iso(now))
    .update({ next_check_at: iso(now.plus(LEASE)) })
  return Number(updated) === 1
}
