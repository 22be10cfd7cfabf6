import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { newPublicId } from '#domain/shared/public_id'
import type Payment from '#models/payment'
import Refund from '#models/refund'

export type NewRefund = {
  payment: Pick<Payment, 'id' | 'clientId' | 'gateway'>
  kind: Refund['kind']
  currency: string
  amountMinor: number
  /** The gateway's id, where it has one already; no two rows of a gateway have the same. */
  gatewayRefundId?: string | null
  /** Of the request that asked for it; by default the row's own public id. */
  idempotencyKey?: string
  /** Kept as far as the row has room. */
  reason?: string | null
  stillOwed?: boolean | null
  creditNoteId?: number | null
  recordedById?: number | null
  nextCheckAt?: DateTime | null
}

/**
 * The row of a refund, `requested`: it moves no money. The caller's write transaction holds the
 * payment's lock, and looked whether the row is there already.
 */
export function writeRefund(
  trx: TransactionClientContract,
  { payment, kind, currency, amountMinor, ...facts }: NewRefund,
  now: DateTime
): Promise<Refund> {
  const publicId = newPublicId()
  return Refund.create(
    {
      publicId,
      clientId: payment.clientId,
      paymentId: payment.id,
      gateway: payment.gateway,
      gatewayRefundId: facts.gatewayRefundId ?? null,
      idempotencyKey: facts.idempotencyKey ?? publicId,
      kind,
      state: 'requested',
      currency,
      amountMinor,
      reason: facts.reason?.slice(0, 500) ?? null,
      stillOwed: facts.stillOwed ?? null,
      creditNoteId: facts.creditNoteId ?? null,
      recordedById: facts.recordedById ?? null,
      checks: 0,
      nextCheckAt: facts.nextCheckAt ?? null,
      createdAt: now,
      updatedAt: now,
    },
    { client: trx }
  )
}
