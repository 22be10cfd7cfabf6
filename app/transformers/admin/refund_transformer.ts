import { BaseTransformer } from '@adonisjs/core/transformers'
import type Refund from '#models/refund'
import { iso, isoOrNull } from '#domain/shared/iso'

/** Money that went back, or is to. Needs recordedBy and creditNote preloaded. */
export default class RefundTransformer extends BaseTransformer<Refund> {
  toObject() {
    const refund = this.resource
    return {
      id: refund.publicId,
      kind: refund.kind,
      state: refund.state,
      gateway: refund.gateway,
      gatewayRefundId: refund.gatewayRefundId,
      amount: refund.amount.toJSON(),
      reason: refund.reason,
      // Null: nobody was asked yet, because it was made at the gateway.
      stillOwed: refund.stillOwed,
      creditNote: refund.creditNote && {
        id: refund.creditNote.publicId,
        number: refund.creditNote.number,
      },
      failure: refund.failureCode
        ? { code: refund.failureCode, message: refund.failureMessage ?? '' }
        : null,
      checks: refund.checks,
      nextCheckAt: isoOrNull(refund.nextCheckAt),
      recordedBy: refund.recordedBy?.name ?? null,
      requestedAt: iso(refund.createdAt),
      refundedAt: isoOrNull(refund.refundedAt),
    }
  }
}
