import type { SandboxClock } from '#tests/sandbox/control/clock'
import type { EventPost } from '#tests/sandbox/control/event_post'
import type { FaultBox } from '#tests/sandbox/control/faults'
import type { SandboxLedger } from '#tests/sandbox/control/ledger'
import type { Mailbox } from '#tests/sandbox/inbox/mailbox'
import { decide } from '#tests/sandbox/paypal/approve'
import { decideCapture } from '#tests/sandbox/paypal/capture'
import type { ApproveOutcome, PaypalCapture, PaypalRefund } from '#tests/sandbox/paypal/entities'
import type { PaypalMoney } from '#tests/sandbox/paypal/money'
import type { Violation } from '#tests/sandbox/paypal/openapi'
import * as paypalRefunds from '#tests/sandbox/paypal/refund'
import type { PaypalWorld } from '#tests/sandbox/paypal/world'
import type { RazorpayPayment, RazorpayRefund } from '#tests/sandbox/razorpay/entities'
import { capture, pay, type PayRequest } from '#tests/sandbox/razorpay/pay'
import * as razorpayRefunds from '#tests/sandbox/razorpay/refund'
import type { RazorpayWorld } from '#tests/sandbox/razorpay/world'

/** Control asked for something that cannot be: an unknown id, or a state that does not allow it. */
export class ControlRefusal extends Error {}

export interface Parts {
  clock: SandboxClock
  faults: FaultBox
  ledger: SandboxLedger
  razorpay: RazorpayWorld
  paypal: PaypalWorld
  mailbox: Mailbox
  violations: Violation[]
}

/** What tests do to the world outside. `/__control` offers the same over HTTP. */
export class Controls {
  constructor(private parts: Parts) {}

  get clock(): SandboxClock {
    return this.parts.clock
  }

  get faults(): FaultBox {
    return this.parts.faults
  }

  get inbox(): Mailbox {
    return this.parts.mailbox
  }

  get events(): { razorpay: EventPost; paypal: EventPost } {
    return { razorpay: this.parts.razorpay.events, paypal: this.parts.paypal.events }
  }

  ledger(): ReturnType<SandboxLedger['report']> {
    return this.parts.ledger.report()
  }

  /** Where the OpenAPI contract was broken so far. Empty is what tests want. */
  violations(): Violation[] {
    return [...this.parts.violations]
  }

  /** Resolves when no webhook delivery is under way (retries that wait do not count). */
  async quiet(timeoutMs = 10_000): Promise<void> {
    const deadline = Date.now() + timeoutMs
    const posts = Object.values(this.events)
    while (posts.some((post) => post.busy > 0)) {
      if (Date.now() > deadline) throw new Error('Webhooks are still being delivered')
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  }

  /** Forgets all orders, money, events, mails, faults and violations; time goes on as it is. */
  reset(): void {
    const { razorpay, paypal, mailbox, faults, ledger, violations } = this.parts
    for (const part of [
      razorpay,
      paypal,
      mailbox,
      faults,
      ledger,
      razorpay.events,
      paypal.events,
    ]) {
      part.clear()
    }
    violations.length = 0
  }

  readonly razorpay = {
    /** The customer pays an order without a browser. */
    pay: (orderId: string, request: Partial<PayRequest> = {}): RazorpayPayment => {
      const world = this.parts.razorpay
      const order = need(world.orders.get(orderId), `order ${orderId}`)
      return need(pay(world, order, request), `payment: order ${orderId} is paid already;`)
    },
    /** Captures an authorised payment from the dashboard. */
    capture: (paymentId: string): RazorpayPayment => {
      const payment = need(this.parts.razorpay.payments.get(paymentId), `payment ${paymentId}`)
      if (payment.status !== 'authorized') throw new ControlRefusal('The payment is not authorised')
      capture(this.parts.razorpay, payment)
      return payment
    },
    /** A refund from the dashboard, that the portal did not ask for. All that is left by default. */
    refund: (paymentId: string, amount?: number): RazorpayRefund => {
      const payment = need(this.parts.razorpay.payments.get(paymentId), `payment ${paymentId}`)
      const refused = razorpayRefunds.refuseRefund(payment, amount)
      if (refused) throw new ControlRefusal(String(refused.body))
      return razorpayRefunds.refund(this.parts.razorpay, payment, { amount })
    },
    /** New refunds stay `pending` until decided, or are `processed` at once. */
    refundsStay: (state: RazorpayWorld['refundsStay']): void => {
      this.parts.razorpay.refundsStay = state
    },
    decideRefund: (refundId: string, verdict: 'processed' | 'failed'): RazorpayRefund => {
      const world = this.parts.razorpay
      const made = need(world.refunds.get(refundId), `refund ${refundId}`)
      if (verdict === 'processed') razorpayRefunds.processRefund(world, made)
      else razorpayRefunds.failRefund(world, made)
      return made
    },
    /** Another key or webhook secret from now on. */
    setKeys: (keys: Partial<RazorpayWorld['keys']>): void => {
      Object.assign(this.parts.razorpay.keys, keys)
    },
    world: () => this.parts.razorpay,
  }

  readonly paypal = {
    /** The payer decides without a browser; gives where the browser would go next. */
    approve: (
      orderId: string,
      { outcome = 'approve', captureInstead = null }: ApproveRequest = {}
    ): { redirectTo: string | null } => {
      const world = this.parts.paypal
      const order = need(world.orders.get(orderId), `order ${orderId}`)
      const redirectTo = decide(world, order, outcome, captureInstead)
      if (redirectTo === undefined) throw new ControlRefusal('The order is finished')
      return { redirectTo }
    },
    /** A pending capture clears or is denied. */
    decideCapture: (captureId: string, verdict: 'completed' | 'denied'): PaypalCapture => {
      const made = need(this.parts.paypal.captures.get(captureId), `capture ${captureId}`)
      if (!decideCapture(this.parts.paypal, made, verdict)) {
        throw new ControlRefusal('The capture is not pending')
      }
      return made
    },
    /** The whole capture is taken back. */
    reverse: (captureId: string): PaypalCapture => {
      const made = need(this.parts.paypal.captures.get(captureId), `capture ${captureId}`)
      if (!paypalRefunds.reverseCapture(this.parts.paypal, made)) {
        throw new ControlRefusal('Only a completed capture can be reversed')
      }
      return made
    },
    /** A refund from PayPal's own pages. All that is left by default. */
    refund: (captureId: string, amount: PaypalMoney | null = null): PaypalRefund => {
      const made = need(this.parts.paypal.captures.get(captureId), `capture ${captureId}`)
      const refused = paypalRefunds.refuseRefund(made, amount)
      if (refused) throw new ControlRefusal(String(refused.body))
      return paypalRefunds.refund(this.parts.paypal, made, amount)
    },
    refundsStay: (state: PaypalWorld['refundsStay']): void => {
      this.parts.paypal.refundsStay = state
    },
    decideRefund: (refundId: string, verdict: 'completed' | 'failed'): PaypalRefund => {
      const made = need(this.parts.paypal.refunds.get(refundId), `refund ${refundId}`)
      if (verdict === 'completed') paypalRefunds.completeRefund(this.parts.paypal, made)
      else paypalRefunds.failRefund(this.parts.paypal, made)
      return made
    },
    setKeys: (keys: Partial<PaypalWorld['keys']>): void => {
      Object.assign(this.parts.paypal.keys, keys)
    },
    world: () => this.parts.paypal,
  }
}

export interface ApproveRequest {
  outcome?: ApproveOutcome
  /** Captures this instead of what was ordered: what the portal must catch. */
  captureInstead?: PaypalMoney | null
}

function need<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new ControlRefusal(`No ${what} here`)
  return value
}
