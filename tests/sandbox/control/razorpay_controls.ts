import { randomBytes } from 'node:crypto'
import { ControlRefusal, need } from '#tests/sandbox/control/refusal'
import { razorpayId } from '#tests/sandbox/ids'
import {
  openDispute,
  turnDispute,
  type DisputeRequest,
  type DisputeTurn,
} from '#tests/sandbox/razorpay/dispute'
import type {
  RazorpayDispute,
  RazorpayPayment,
  RazorpayRefund,
} from '#tests/sandbox/razorpay/entities'
import { capture, pay, type PayRequest } from '#tests/sandbox/razorpay/pay'
import { failRefund, processRefund, refund, refuseRefund } from '#tests/sandbox/razorpay/refund'
import { hmacHex } from '#tests/sandbox/razorpay/signature'
import type { RazorpayWorld } from '#tests/sandbox/razorpay/world'

/** What tests do as Razorpay's customer, its bank or somebody in its dashboard. */
export class RazorpayControls {
  constructor(private own: RazorpayWorld) {}

  world(): RazorpayWorld {
    return this.own
  }

  /** The customer pays an order without a browser. */
  pay(orderId: string, request: Partial<PayRequest> = {}): RazorpayPayment {
    const order = need(this.own.orders.get(orderId), `order ${orderId}`)
    return need(pay(this.own, order, request), `payment: order ${orderId} is paid already;`)
  }

  /** Captures an authorised payment from the dashboard. */
  capture(paymentId: string): RazorpayPayment {
    const payment = this.#payment(paymentId)
    if (payment.status !== 'authorized') throw new ControlRefusal('The payment is not authorised')
    capture(this.own, payment)
    return payment
  }

  /** A refund from the dashboard, that the portal did not ask for. All that is left by default. */
  refund(paymentId: string, amount?: number): RazorpayRefund {
    const payment = this.#payment(paymentId)
    const refused = refuseRefund(this.own, payment, amount)
    if (refused) throw new ControlRefusal(String(refused.body))
    return refund(this.own, payment, { amount })
  }

  /** New refunds stay `pending` until decided, or are `processed` at once. */
  refundsStay(state: RazorpayWorld['refundsStay']): void {
    this.own.refundsStay = state
  }

  decideRefund(refundId: string, verdict: 'processed' | 'failed'): RazorpayRefund {
    const made = need(this.own.refunds.get(refundId), `refund ${refundId}`)
    if (verdict === 'processed') processRefund(this.own, made)
    else failRefund(this.own, made)
    return made
  }

  /** The payer's bank contests a captured payment: all that is left of it by default. */
  dispute(paymentId: string, request: DisputeRequest = {}): RazorpayDispute {
    const dispute = openDispute(this.own, this.#payment(paymentId), request)
    if (!dispute) throw new ControlRefusal('There is not so much of the payment left to contest')
    return dispute
  }

  /** The next step of a dispute; `won`, `lost` and `closed` end it. `lost` costs its amount. */
  decideDispute(disputeId: string, turn: DisputeTurn): RazorpayDispute {
    const dispute = need(this.own.disputes.get(disputeId), `dispute ${disputeId}`)
    if (!turnDispute(this.own, dispute, turn)) throw new ControlRefusal('The dispute is over')
    return dispute
  }

  /** Another key or webhook secret from now on. */
  setKeys(keys: Partial<RazorpayWorld['keys']>): void {
    Object.assign(this.own.keys, keys)
  }

  /**
   * Another webhook secret: events made from now on are signed with it, the retries of older ones
   * keep the signature they have. Gives the secret in force.
   */
  rotateSecret(webhookSecret: string = randomBytes(24).toString('base64url')): string {
    this.own.keys.webhookSecret = webhookSecret
    return webhookSecret
  }

  /**
   * Somebody who does not know the secret posts a webhook; gives the answer's status. With `like`,
   * it carries that event's id and signature over another body.
   */
  forgeEvent(body: object, like?: string): Promise<number | null> {
    const text = JSON.stringify(body)
    const headers = {
      'x-razorpay-event-id': razorpayId('evt').slice('evt_'.length),
      'x-razorpay-signature': hmacHex(text, 'a guess'),
    }
    return this.own.events.forge(like ? { body: text, like } : { body: text, headers })
  }

  #payment(id: string): RazorpayPayment {
    return need(this.own.payments.get(id), `payment ${id}`)
  }
}
