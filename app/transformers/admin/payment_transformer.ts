import { BaseTransformer } from '@adonisjs/core/transformers'
import { Money } from '#domain/money/money'
import { iso } from '#domain/shared/iso'
import type Payment from '#models/payment'

/** A payment in a list for staff. Needs ofClient, recordedBy and disputes preloaded. */
export default class PaymentTransformer extends BaseTransformer<Payment> {
  toObject() {
    const payment = this.resource
    return {
      id: payment.publicId,
      client: { id: payment.ofClient.publicId, name: payment.ofClient.name },
      gateway: payment.gateway,
      // The gateway's id, or the reference of money that staff recorded; null when it has none.
      reference: payment.reference,
      method: { code: payment.method, label: payment.methodDetail ?? payment.method },
      state: this.state(),
      amount: payment.amount.toJSON(),
      refunded: this.money(payment.refundedMinor),
      // What no invoice has taken up: the client's credit.
      unapplied: this.money(payment.unappliedMinor),
      receiptNumber: payment.receiptNumber,
      note: payment.note,
      recordedBy: payment.recordedBy?.name ?? null,
      paidAt: iso(payment.paidAt),
      createdAt: iso(payment.createdAt),
    }
  }

  private state(): 'received' | 'partly_refunded' | 'refunded' | 'disputed' {
    const { disputes, refundedMinor, amountMinor } = this.resource
    if (disputes.some((dispute) => dispute.state === 'open')) return 'disputed'
    if (refundedMinor === 0) return 'received'
    return refundedMinor < amountMinor ? 'partly_refunded' : 'refunded'
  }

  private money(amountMinor: number) {
    return Money.of(this.resource.currency, amountMinor).toJSON()
  }
}
