import type { SandboxClock } from '#tests/sandbox/control/clock'
import type { EventPost } from '#tests/sandbox/control/event_post'
import type { SandboxLedger } from '#tests/sandbox/control/ledger'
import { razorpayId } from '#tests/sandbox/ids'
import type { CaptureSettings } from '#tests/sandbox/razorpay/capture_settings'
import type {
  RazorpayDispute,
  RazorpayOrder,
  RazorpayPayment,
  RazorpayRefund,
} from '#tests/sandbox/razorpay/entities'

export interface RazorpayKeys {
  keyId: string
  keySecret: string
  webhookSecret: string
}

/** All that the Razorpay server knows. Kept in memory; a restart forgets it. */
export class RazorpayWorld {
  readonly accountId = razorpayId('acc')
  readonly orders = new Map<string, RazorpayOrder>()
  readonly payments = new Map<string, RazorpayPayment>()
  readonly refunds = new Map<string, RazorpayRefund>()
  readonly disputes = new Map<string, RazorpayDispute>()
  /** Orders that asked for other capture settings than the account's. */
  readonly captureSettings = new Map<string, CaptureSettings>()
  /** `X-Refund-Idempotency` → the request's fingerprint and the refund it made. */
  readonly refundKeys = new Map<string, { fingerprint: string; refundId: string }>()
  /** What becomes of new refunds: done at once, or pending until control decides. */
  refundsStay: 'processed' | 'pending' = 'processed'

  constructor(
    readonly keys: RazorpayKeys,
    readonly clock: SandboxClock,
    readonly ledger: SandboxLedger,
    readonly events: EventPost
  ) {}

  paymentsOf(orderId: string): RazorpayPayment[] {
    return [...this.payments.values()].filter((payment) => payment.order_id === orderId)
  }

  refundsOf(paymentId: string): RazorpayRefund[] {
    return [...this.refunds.values()].filter((refund) => refund.payment_id === paymentId)
  }

  disputesOf(paymentId: string): RazorpayDispute[] {
    return [...this.disputes.values()].filter((dispute) => dispute.payment_id === paymentId)
  }

  clear(): void {
    this.orders.clear()
    this.payments.clear()
    this.refunds.clear()
    this.disputes.clear()
    this.captureSettings.clear()
    this.refundKeys.clear()
    this.refundsStay = 'processed'
  }
}
