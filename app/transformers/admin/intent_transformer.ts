import { BaseTransformer } from '@adonisjs/core/transformers'
import type { Translate } from '#domain/documents/document_parts'
import { Money } from '#domain/money/money'
import { iso, isoOrNull } from '#domain/shared/iso'
import type PaymentIntent from '#models/payment_intent'

/** An attempt to pay, for staff. Needs ofClient and invoices.invoice preloaded. */
export default class IntentTransformer extends BaseTransformer<PaymentIntent> {
  constructor(
    resource: PaymentIntent,
    protected t: Translate
  ) {
    super(resource)
  }

  toObject() {
    const intent = this.resource
    return {
      id: intent.publicId,
      client: { id: intent.ofClient.publicId, name: intent.ofClient.name },
      gateway: intent.gateway,
      gatewayOrderId: intent.gatewayOrderId,
      state: intent.state,
      explanation: this.t(
        `staff.intents.${intent.resolution === 'returned' ? 'returned' : intent.state}`
      ),
      amount: intent.amount.toJSON(),
      invoices: intent.invoices.map(({ invoice, amountMinor }) => ({
        id: invoice.publicId,
        number: invoice.number,
        amount: Money.of(intent.currency, amountMinor).toJSON(),
      })),
      attempt: intent.attempt,
      // Why accepted money has not moved yet, in the gateway's words.
      pendingReason: intent.pendingReason,
      // Since when the gateway says that it has no such order.
      orderMissingSince: isoOrNull(intent.absentSince),
      // Why its money counts towards nothing; stays when somebody decided.
      heldReason: intent.heldReason,
      failure: intent.failureCode
        ? { code: intent.failureCode, message: intent.failureMessage ?? '' }
        : null,
      resolution: intent.resolution && {
        decision: intent.resolution,
        note: intent.resolutionNote ?? '',
        at: isoOrNull(intent.resolvedAt),
      },
      // How often the gateway was asked, and when it is asked again (null: not any more).
      checks: intent.checks,
      nextCheckAt: isoOrNull(intent.nextCheckAt),
      stateSince: iso(intent.settledAt ?? intent.createdAt),
      createdAt: iso(intent.createdAt),
    }
  }
}
