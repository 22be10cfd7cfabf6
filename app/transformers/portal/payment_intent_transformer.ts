import { BaseTransformer } from '@adonisjs/core/transformers'
import type { IntentView } from '#domain/ledger/read_intent_view'
import { Money } from '#domain/money/money'
import PaymentRowTransformer from '#transformers/portal/payment_row_transformer'

export default class PaymentIntentTransformer extends BaseTransformer<IntentView> {
  constructor(
    resource: IntentView,
    protected timeZone: string
  ) {
    super(resource)
  }

  toObject() {
    const { intent, payment, nextDue } = this.resource
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
        ...new PaymentRowTransformer(payment, this.timeZone).toObject(),
        left: payment.left.toJSON(),
        emailedTo: payment.emailedTo,
        paidAt: payment.paidAt.toUTC().toISO(),
      },
      failure:
        intent.state === 'failed'
          ? { code: intent.failureCode ?? 'failed', message: intent.failureMessage ?? '' }
          : null,
      nextDue: nextDue && {
        id: nextDue.publicId,
        number: nextDue.number,
        title: nextDue.title,
        amount: nextDue.balance.toJSON(),
        on: nextDue.dueOn,
      },
    }
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
