import { BaseTransformer } from '@adonisjs/core/transformers'
import type Refund from '#models/refund'
import RefundTransformer from '#transformers/admin/refund_transformer'

/** One refund with its payment. Needs payment.ofClient, recordedBy and creditNote preloaded. */
export default class RefundRecordTransformer extends BaseTransformer<Refund> {
  toObject() {
    const { payment } = this.resource
    return {
      ...new RefundTransformer(this.resource).toObject(),
      client: { id: payment.ofClient.publicId, name: payment.ofClient.name },
      payment: {
        id: payment.publicId,
        receiptNumber: payment.receiptNumber,
        amount: payment.amount.toJSON(),
      },
    }
  }
}
