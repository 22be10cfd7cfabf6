import { BaseTransformer } from '@adonisjs/core/transformers'
import type { IntentView } from '#domain/ledger/intents/read_intent_view'
import { Money } from '#domain/money/money'
import { iso } from '#domain/shared/iso'
import PaymentRowTransformer from '#transformers/portal/payment_row_transformer'

export default class PaymentIntentTransformer extends BaseTransformer<IntentView> {
  constructor(
    resource: IntentView,
    protected timeZone: string
  ) {
    super(resource)
  }

  toObject() {
    const { intent, nextDue, back, disputes } = this.resource
    const [payment = null, ...furtherPayments] = this.payments()
    return {
      id: intent.publicId,
      gateway: intent.gateway,
      state: intent.state,
      // What staff decided about money that was held: kept, or sent back.
      resolution: intent.resolution,
      amount: intent.amount.toJSON(),
      invoices: intent.invoices.map(({ invoice, amountMinor }) => ({
        id: invoice.publicId,
        number: invoice.number,
        title: invoice.title,
        amount: Money.of(intent.currency, amountMinor).toJSON(),
      })),
      checkout: this.checkout(),
      payment: payment && {
        ...payment,
        left: this.resource.left.toJSON(),
        emailedTo: this.resource.emailedTo,
      },
      // An order that was paid more than once.
      furtherPayments,
      moneyBack: back.share,
      // Also those on their way; one that failed moved nothing and is not told.
      refunds: back.rows.map((row) => new PaymentRowTransformer(row, this.timeZone).toObject()),
      disputes: disputes.map((dispute) => ({
        id: dispute.publicId,
        state: dispute.state,
        amount: dispute.amount.toJSON(),
        openedAt: iso(dispute.createdAt),
      })),
      failure: this.failure(),
      nextDue: nextDue && {
        id: nextDue.publicId,
        number: nextDue.number,
        title: nextDue.title,
        amount: nextDue.balance.toJSON(),
        on: nextDue.dueOn,
      },
    }
  }

  private payments() {
    return this.resource.captures.map((capture) => ({
      ...new PaymentRowTransformer(capture, this.timeZone).toObject(),
      paidAt: iso(capture.paidAt),
    }))
  }

  /** Why it failed, or why we would not take what the gateway takes by itself: pages have the words. */
  private failure(): { code: string } | null {
    const { state, failureCode } = this.resource.intent
    if (state === 'failed') return { code: failureCode ?? 'failed' }
    return state === 'processing' && failureCode !== null ? { code: failureCode } : null
  }

  /** Where to go on, while nobody has paid. */
  private checkout(): { kind: 'page' | 'redirect'; url: string } | null {
    const { intent } = this.resource
    if (intent.state !== 'redirected' || intent.gatewayOrderId === null) return null
    return intent.checkoutUrl === null
      ? { kind: 'page', url: `/portal/checkout/${intent.publicId}` }
      : { kind: 'redirect', url: intent.checkoutUrl }
  }
}
