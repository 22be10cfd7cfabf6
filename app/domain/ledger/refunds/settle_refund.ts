import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { lockRows, writeTransaction } from '#database/write_transaction'
import { recordAudit } from '#domain/audit/record_audit'
import { completeRefund } from '#domain/ledger/refunds/complete_refund'
import { nextRefundCheckAt } from '#domain/ledger/refunds/next_refund_check'
import type { Actor } from '#domain/shared/actor'
import type { RefundState } from '#gateways/payment_gateway'
import Payment from '#models/payment'
import Refund from '#models/refund'

/**
 * Brings what a gateway answered about a refund of ours into the ledger, in one transaction. Money
 * that went back is posted once, whoever says so first. No answer leaves the refund `unknown`, and
 * its money reserved: silence is never a failure.
 */
export async function settleRefund(
  refundId: number,
  answer: RefundState,
  actor: Actor,
  now: DateTime
): Promise<Refund> {
  const { paymentId } = await Refund.findOrFail(refundId)
  return writeTransaction(async (trx) => {
    await lockRows(trx, 'payments', [paymentId])
    const refund = await Refund.query({ client: trx }).where('id', refundId).firstOrFail()
    await settleRefundIn(trx, refund, answer, actor, now)
    return refund
  })
}

/**
 * The same inside the caller's write transaction, which holds the payment's lock. `at` is when the
 * money moved, where the gateway says so. `mayBeReversal`: nobody here asked for it, so that it may
 * be a loss that a dispute told of already.
 */
export async function settleRefundIn(
  trx: TransactionClientContract,
  refund: Refund,
  answer: RefundState,
  actor: Actor,
  now: DateTime,
  { at = now, mayBeReversal = false }: { at?: DateTime; mayBeReversal?: boolean } = {}
): Promise<void> {
  if (refund.state === 'done') return
  refund.useTransaction(trx)
  const doubt = await whyDoubted(trx, refund, answer, mayBeReversal)
  if (doubt !== null && isFinal(doubt)) return fail(trx, refund, doubt, actor, now)
  if (doubt !== null) return leaveUnknown(trx, refund, doubt, actor, now)
  switch (answer.state) {
    case 'processed':
      refund.gatewayRefundId = answer.gatewayRefundId
      return completeRefund(trx, refund, at, actor, now)
    case 'pending':
      refund.gatewayRefundId = answer.gatewayRefundId
      return wait(refund, now)
    case 'failed':
      refund.gatewayRefundId = answer.gatewayRefundId
      return fail(trx, refund, { code: 'gateway_failed', message: null }, actor, now)
    case 'refused':
      return fail(trx, refund, answer, actor, now)
    case 'unknown':
      return leaveUnknown(trx, refund, { code: 'no_answer', message: answer.reason }, actor, now)
  }
}

type Words = { code: string; message: string | null }

/** An answer about other money than was asked for is not believed; staff see why. */
async function whyDoubted(
  trx: TransactionClientContract,
  refund: Refund,
  answer: RefundState,
  mayBeReversal: boolean
): Promise<Words | null> {
  if (!('gatewayRefundId' in answer)) return null
  if (answer.amount?.equals(refund.amount) !== true) {
    const message = `the gateway says ${answer.amount ?? 'no amount'}, asked ${refund.amount}`
    return { code: 'amount_differs', message }
  }
  const other = await Refund.query({ client: trx })
    .where('gateway', refund.gateway)
    .where('gateway_refund_id', answer.gatewayRefundId)
    .whereNot('id', refund.id)
    .first()
  if (other) return { code: 'other_refund', message: `${answer.gatewayRefundId} is another refund` }
  const payment = await Payment.query({ client: trx }).where('id', refund.paymentId).firstOrFail()
  if (refund.currency !== payment.currency) {
    return { code: 'other_currency', message: `${refund.amount} of a payment in another currency` }
  }
  if (answer.state !== 'processed') return null
  if (mayBeReversal && (await isChargedBack(trx, refund))) {
    return { code: 'same_as_dispute', message: 'a lost dispute took the same amount' }
  }
  const leftMinor = payment.amountMinor - payment.refundedMinor
  if (refund.amountMinor <= leftMinor) return null
  return { code: 'beyond_the_payment', message: 'more went back than the payment was' }
}

/**
 * What asking again does not change: none of its money can come into the ledger, so it is kept from
 * no other refund, and staff read why. A list that says otherwise later is followed.
 */
function isFinal({ code }: Words): boolean {
  return ['same_as_dispute', 'beyond_the_payment', 'other_currency'].includes(code)
}

/**
 * A loss that was posted as a lost dispute may be reported again, as a reversal of the capture: one
 * reversal for each chargeback, of its amount (gateways round them apart).
 */
async function isChargedBack(trx: TransactionClientContract, reversal: Refund): Promise<boolean> {
  const { amountMinor } = reversal
  const near = () =>
    Refund.query({ client: trx })
      .where('payment_id', reversal.paymentId)
      .whereBetween('amount_minor', [amountMinor - 1, amountMinor + 1])
  const chargebacks = await near().where('kind', 'chargeback').where('state', 'done')
  const matched = await near()
    .whereNot('id', reversal.id)
    .where('state', 'failed')
    .where('failure_code', 'same_as_dispute')
  return chargebacks.length > matched.length
}

async function wait(refund: Refund, now: DateTime) {
  refund.merge({ state: 'pending', failureCode: null, failureMessage: null })
  schedule(refund, now)
  await refund.save()
}

async function leaveUnknown(
  trx: TransactionClientContract,
  refund: Refund,
  words: Words,
  actor: Actor,
  now: DateTime
) {
  const isOther = refund.failureCode !== words.code && words.code !== 'no_answer'
  const isNews = refund.state === 'requested' || isOther
  // What a gateway has accepted stays so while it does not answer.
  if (refund.state === 'requested') refund.state = 'unknown'
  explain(refund, words)
  schedule(refund, now)
  await refund.save()
  if (isNews) await tell(trx, refund, 'refund.unknown', words, actor, now)
}

async function fail(
  trx: TransactionClientContract,
  refund: Refund,
  words: Words,
  actor: Actor,
  now: DateTime
) {
  if (refund.state === 'failed') return
  refund.state = 'failed'
  explain(refund, words)
  schedule(refund, now)
  await refund.save()
  await tell(trx, refund, 'refund.failed', words, actor, now)
}

function explain(refund: Refund, { code, message }: Words) {
  refund.failureCode = code.slice(0, 100)
  refund.failureMessage = message?.slice(0, 500) ?? null
}

function schedule(refund: Refund, now: DateTime) {
  refund.checks += 1
  refund.nextCheckAt = nextRefundCheckAt(refund.state, refund.createdAt, now)
  refund.updatedAt = now
}

async function tell(
  trx: TransactionClientContract,
  refund: Refund,
  action: string,
  words: Words,
  actor: Actor,
  now: DateTime
) {
  const payment = await Payment.query({ client: trx }).where('id', refund.paymentId).firstOrFail()
  await recordAudit(
    trx,
    actor,
    {
      action,
      outcome: 'failed',
      clientId: refund.clientId,
      target: { type: 'payment', id: payment.publicId },
      details: { refund: refund.publicId, amount: refund.amount.toJSON(), ...words },
    },
    now
  )
}
