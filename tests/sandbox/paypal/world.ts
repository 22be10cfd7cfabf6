import type { SandboxClock } from '#tests/sandbox/control/clock'
import type { EventPost } from '#tests/sandbox/control/event_post'
import type { SandboxLedger } from '#tests/sandbox/control/ledger'
import { paypalAccountId } from '#tests/sandbox/ids'
import type { CertificateChain } from '#tests/sandbox/paypal/certificates'
import { RequestKeys } from '#tests/sandbox/paypal/request_keys'
import type {
  PaypalCapture,
  PaypalDispute,
  PaypalOrder,
  PaypalRefund,
} from '#tests/sandbox/paypal/entities'

export interface PaypalKeys {
  clientId: string
  secret: string
  webhookId: string
}

/** All that the PayPal server knows. Kept in memory; a restart forgets it. */
export class PaypalWorld {
  readonly merchantId = paypalAccountId()
  readonly tokens = new Map<string, { expiresAt: number }>()
  readonly orders = new Map<string, PaypalOrder>()
  readonly captures = new Map<string, PaypalCapture>()
  readonly refunds = new Map<string, PaypalRefund>()
  readonly disputes = new Map<string, PaypalDispute>()
  readonly requestKeys: RequestKeys
  /** Invoice ids that a capture has used up: each is unique for the merchant. */
  readonly invoiceIds = new Set<string>()
  /** The same of refunds: no two may carry one. */
  readonly refundInvoiceIds = new Set<string>()
  /** What becomes of new refunds: done at once, or pending until control decides. */
  refundsStay: 'COMPLETED' | 'PENDING' = 'COMPLETED'
  /** Where this server listens; known once it does. */
  url = ''

  constructor(
    readonly keys: PaypalKeys,
    readonly clock: SandboxClock,
    readonly ledger: SandboxLedger,
    readonly events: EventPost,
    readonly chain: CertificateChain
  ) {
    this.requestKeys = new RequestKeys(clock)
  }

  disputesOf(captureId: string): PaypalDispute[] {
    return [...this.disputes.values()].filter((dispute) => dispute.captureId === captureId)
  }

  clear(): void {
    this.tokens.clear()
    this.orders.clear()
    this.captures.clear()
    this.refunds.clear()
    this.disputes.clear()
    this.refundInvoiceIds.clear()
    this.requestKeys.clear()
    this.invoiceIds.clear()
    this.refundsStay = 'COMPLETED'
  }
}
