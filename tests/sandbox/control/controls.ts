import type { SandboxClock } from '#tests/sandbox/control/clock'
import type { EventPost } from '#tests/sandbox/control/event_post'
import type { FaultBox } from '#tests/sandbox/control/faults'
import type { SandboxLedger } from '#tests/sandbox/control/ledger'
import { PaypalControls } from '#tests/sandbox/control/paypal_controls'
import { RazorpayControls } from '#tests/sandbox/control/razorpay_controls'
import type { Mailbox } from '#tests/sandbox/inbox/mailbox'
import type { Violation } from '#tests/sandbox/paypal/openapi'
import type { PaypalWorld } from '#tests/sandbox/paypal/world'
import type { RazorpayWorld } from '#tests/sandbox/razorpay/world'

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
  readonly razorpay: RazorpayControls
  readonly paypal: PaypalControls

  constructor(private parts: Parts) {
    this.razorpay = new RazorpayControls(parts.razorpay)
    this.paypal = new PaypalControls(parts.paypal)
  }

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
}
