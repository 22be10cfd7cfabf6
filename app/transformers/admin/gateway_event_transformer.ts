import { BaseTransformer } from '@adonisjs/core/transformers'
import type { Translate } from '#domain/documents/document_parts'
import { iso, isoOrNull } from '#domain/shared/iso'
import type GatewayEvent from '#models/gateway_event'

const TEXTS: Record<string, string> = {
  'no payment of ours': 'no_payment_of_ours',
  'gateway is off': 'gateway_is_off',
}
const STATES = /^(created|redirected|processing|succeeded|pending|failed|unknown|held|expired)$/
/** Both gateways' names: `payment.dispute.lost`, `CUSTOMER.DISPUTE.RESOLVED`. */
const DISPUTES = /\bdispute\b/i
/** `refund.processed`, `PAYMENT.CAPTURE.REFUNDED`, `PAYMENT.CAPTURE.REVERSED`. */
const MONEY_BACK = /\b(refund|refunded|reversed)\b/i

/** A verified event, and in words what became of it. */
export default class GatewayEventTransformer extends BaseTransformer<GatewayEvent> {
  constructor(
    resource: GatewayEvent,
    protected t: Translate
  ) {
    super(resource)
  }

  toObject() {
    const event = this.resource
    return {
      id: event.name,
      gateway: event.gateway,
      eventId: event.eventId,
      type: event.type,
      gatewayOrderId: event.gatewayOrderId,
      gatewayPaymentId: event.gatewayPaymentId,
      intentId: event.reference,
      receivedAt: iso(event.receivedAt),
      processedAt: isoOrNull(event.processedAt),
      failures: event.failures,
      nextTryAt: event.failures > 0 ? isoOrNull(event.nextTryAt) : null,
      outcome: event.outcome,
      explanation: this.explanation(event),
    }
  }

  private explanation({ type, outcome, failures }: GatewayEvent): string {
    if (outcome === null) {
      return failures > 0
        ? this.t('staff.events.retrying', { failures })
        : this.t('staff.events.waiting')
    }
    const text = TEXTS[outcome]
    if (text) return this.t(`staff.events.${text}`)
    // That the payment once succeeded says nothing of what such an event is about.
    if (outcome === 'succeeded' && DISPUTES.test(type)) return this.t('staff.events.dispute')
    if (outcome === 'succeeded' && MONEY_BACK.test(type)) return this.t('staff.events.money_back')
    return STATES.test(outcome)
      ? this.t('staff.events.settled', { state: outcome })
      : this.t('staff.events.other', { outcome })
  }
}
