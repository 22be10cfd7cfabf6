import { randomBytes, randomUUID } from 'node:crypto'
import { ControlRefusal, need } from '#tests/sandbox/control/refusal'
import { decide } from '#tests/sandbox/paypal/approve'
import { decideCapture } from '#tests/sandbox/paypal/capture'
import {
  openDispute,
  resolveDispute,
  reviewDispute,
  type DisputeRequest,
} from '#tests/sandbox/paypal/dispute'
import type {
  ApproveOutcome,
  DisputeOutcome,
  PaypalCapture,
  PaypalDispute,
  PaypalRefund,
} from '#tests/sandbox/paypal/entities'
import { certificateUrl } from '#tests/sandbox/paypal/events'
import type { PaypalMoney } from '#tests/sandbox/paypal/money'
import {
  completeRefund,
  failRefund,
  refund,
  refuseRefund,
  reverseCapture,
} from '#tests/sandbox/paypal/refund'
import type { PaypalWorld } from '#tests/sandbox/paypal/world'

export interface ApproveRequest {
  outcome?: ApproveOutcome
  /** Captures this instead of what was ordered: what the portal must catch. */
  captureInstead?: PaypalMoney | null
}

/** `payout`: PayPal pays the payer itself, and the merchant keeps the money. */
export const DISPUTE_VERDICTS = ['won', 'lost', 'payout', 'canceled', 'under_review'] as const
export type DisputeVerdict = (typeof DISPUTE_VERDICTS)[number]

const OUTCOMES: Record<Exclude<DisputeVerdict, 'under_review'>, DisputeOutcome> = {
  won: 'RESOLVED_SELLER_FAVOUR',
  lost: 'RESOLVED_BUYER_FAVOUR',
  payout: 'RESOLVED_WITH_PAYOUT',
  canceled: 'CANCELED_BY_BUYER',
}

/** What tests do as PayPal's payer, as PayPal, or as somebody on its pages. */
export class PaypalControls {
  constructor(private own: PaypalWorld) {}

  world(): PaypalWorld {
    return this.own
  }

  /** The payer decides without a browser; gives where the browser would go next. */
  approve(
    orderId: string,
    { outcome = 'approve', captureInstead = null }: ApproveRequest = {}
  ): { redirectTo: string | null } {
    const order = need(this.own.orders.get(orderId), `order ${orderId}`)
    const redirectTo = decide(this.own, order, outcome, captureInstead)
    if (redirectTo === undefined) throw new ControlRefusal('The order is finished')
    return { redirectTo }
  }

  /** A pending capture clears or is denied. */
  decideCapture(captureId: string, verdict: 'completed' | 'denied'): PaypalCapture {
    const made = this.#capture(captureId)
    if (!decideCapture(this.own, made, verdict)) {
      throw new ControlRefusal('The capture is not pending')
    }
    return made
  }

  /** A capture is taken back, all that is left of it by default. Gives the capture as it is now. */
  reverse(captureId: string, amount: PaypalMoney | null = null): PaypalCapture {
    const made = this.#capture(captureId)
    if (!reverseCapture(this.own, made, amount)) {
      throw new ControlRefusal('Only what is left of a completed capture can be reversed')
    }
    return made
  }

  /** A refund from PayPal's own pages. All that is left by default. */
  refund(captureId: string, amount: PaypalMoney | null = null): PaypalRefund {
    const made = this.#capture(captureId)
    const refused = refuseRefund(this.own, made, amount)
    if (refused) throw new ControlRefusal(String(refused.body))
    return refund(this.own, made, amount)
  }

  refundsStay(state: PaypalWorld['refundsStay']): void {
    this.own.refundsStay = state
  }

  decideRefund(refundId: string, verdict: 'completed' | 'failed'): PaypalRefund {
    const made = need(this.own.refunds.get(refundId), `refund ${refundId}`)
    if (verdict === 'completed') completeRefund(this.own, made)
    else failRefund(this.own, made)
    return made
  }

  /** The payer contests a capture: all that is left of it by default. */
  dispute(captureId: string, request: DisputeRequest = {}): PaypalDispute {
    const dispute = openDispute(this.own, this.#capture(captureId), request)
    if (!dispute) throw new ControlRefusal('There is not so much of the capture left to contest')
    return dispute
  }

  /**
   * Ends a dispute, or puts it under review. `lost` costs its amount, once; with `reverses` the loss
   * shows as a reversal of the capture too, as a chargeback's does.
   */
  decideDispute(
    disputeId: string,
    verdict: DisputeVerdict,
    { reverses = false }: { reverses?: boolean } = {}
  ): PaypalDispute {
    const dispute = need(this.own.disputes.get(disputeId), `dispute ${disputeId}`)
    const done =
      verdict === 'under_review'
        ? reviewDispute(this.own, dispute)
        : resolveDispute(this.own, dispute, OUTCOMES[verdict], reverses)
    if (!done) throw new ControlRefusal('The dispute is resolved')
    return dispute
  }

  setKeys(keys: Partial<PaypalWorld['keys']>): void {
    Object.assign(this.own.keys, keys)
  }

  /**
   * Somebody without PayPal's key posts a webhook; gives the answer's status. With `like`, it carries
   * that event's signature over another body, without it none that could be right.
   */
  forgeEvent(body: object, like?: string): Promise<number | null> {
    const headers = {
      'paypal-transmission-id': randomUUID(),
      'paypal-transmission-time': this.own.clock.iso(),
      'paypal-transmission-sig': randomBytes(256).toString('base64'),
      'paypal-cert-url': certificateUrl(this.own),
      'paypal-auth-algo': 'SHA256withRSA',
    }
    const text = JSON.stringify(body)
    return this.own.events.forge(like ? { body: text, like } : { body: text, headers })
  }

  #capture(id: string): PaypalCapture {
    return need(this.own.captures.get(id), `capture ${id}`)
  }
}
