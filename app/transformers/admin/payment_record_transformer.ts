import { BaseTransformer } from '@adonisjs/core/transformers'
import type { Translate } from '#domain/documents/document_parts'
import type { PaymentRecord } from '#domain/ledger/lists/read_payment'
import { Money } from '#domain/money/money'
import { iso, isoOrNull } from '#domain/shared/iso'
import GatewayEventTransformer from '#transformers/admin/gateway_event_transformer'
import IntentTransformer from '#transformers/admin/intent_transformer'
import PaymentTransformer from '#transformers/admin/payment_transformer'
import { rawEvent } from '#transformers/admin/raw_event'
import RefundTransformer from '#transformers/admin/refund_transformer'

/** One payment with what it counts towards, what went back, and how it came about. */
export default class PaymentRecordTransformer extends BaseTransformer<PaymentRecord> {
  constructor(
    resource: PaymentRecord,
    protected t: Translate
  ) {
    super(resource)
  }

  toObject() {
    const { payment, events } = this.resource
    return {
      ...new PaymentTransformer(payment).toObject(),
      allocations: payment.allocations.map(({ invoice, amountMinor, refund, createdAt }) => ({
        invoice: { id: invoice.publicId, number: invoice.number },
        amount: this.money(amountMinor),
        // A negative one, with the refund that took it away again.
        refundId: refund?.publicId ?? null,
        at: iso(createdAt),
      })),
      refunds: payment.refunds.map((refund) => new RefundTransformer(refund).toObject()),
      disputes: payment.disputes.map((dispute) => ({
        id: dispute.publicId,
        gatewayDisputeId: dispute.gatewayDisputeId,
        state: dispute.state,
        amount: Money.of(dispute.currency, dispute.amountMinor).toJSON(),
        reason: dispute.reason,
        respondBy: isoOrNull(dispute.respondBy),
        openedAt: iso(dispute.createdAt),
      })),
      intent: payment.intent && new IntentTransformer(payment.intent, this.t).toObject(),
      events: events.map((event) => ({
        ...new GatewayEventTransformer(event, this.t).toObject(),
        ...rawEvent(event),
      })),
    }
  }

  private money(amountMinor: number) {
    return Money.of(this.resource.payment.currency, amountMinor).toJSON()
  }
}
