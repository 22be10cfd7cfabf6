import { BaseTransformer } from '@adonisjs/core/transformers'
import type { Translate } from '#domain/documents/document_parts'
import type GatewayEvent from '#models/gateway_event'
import type PaymentIntent from '#models/payment_intent'
import GatewayEventTransformer from '#transformers/admin/gateway_event_transformer'
import IntentTransformer from '#transformers/admin/intent_transformer'
import RefundTransformer from '#transformers/admin/refund_transformer'

/** One intent with the payments it became, and what its gateway told us. */
export default class IntentRecordTransformer extends BaseTransformer<PaymentIntent> {
  constructor(
    resource: PaymentIntent,
    protected events: GatewayEvent[],
    protected t: Translate
  ) {
    super(resource)
  }

  toObject() {
    const { payments, account } = this.resource
    return {
      ...new IntentTransformer(this.resource, this.t).toObject(),
      openedBy: account && { id: account.publicId, name: account.name },
      payments: payments.map((payment) => ({
        id: payment.publicId,
        reference: payment.gatewayPaymentId,
        amount: payment.amount.toJSON(),
        receiptNumber: payment.receiptNumber,
        refunds: payment.refunds.map((refund) => new RefundTransformer(refund).toObject()),
      })),
      events: this.events.map((event) => new GatewayEventTransformer(event, this.t).toObject()),
    }
  }
}
