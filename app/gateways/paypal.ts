import paypal from '@paypal/checkout-server-sdk'
import { text } from '#gateways/answer'
import { GatewayBreaker } from '#gateways/breaker'
import { refuse, toPayPalAmount } from '#gateways/paypal/amount'
import { CertificateCache } from '#gateways/paypal/certificate_cache'
import { PayPalClient, type Answer } from '#gateways/paypal/client'
import { readPayPalEvent, type Verifiers } from '#gateways/paypal/event'
import { inspectOrder } from '#gateways/paypal/inspect_order'
import { approvalUrl, isPayPalId, readRefund } from '#gateways/paypal/order'
import { orderBody } from '#gateways/paypal/order_request'
import { afterRefusedCapture } from '#gateways/paypal/refused_capture'
import { OnlineVerifier } from '#gateways/paypal/verify_online'
import {
  absentState,
  type Checkout,
  type GatewayIntent,
  type GatewayState,
  type PaymentGateway,
  type RawWebhook,
  type Refusal,
  type RefundRequest,
  type RefundState,
  type Rejected,
  type Unverifiable,
  type VerifiedEvent,
} from '#gateways/payment_gateway'
import type { Money } from '#domain/money/money'

export type PayPalConfig = {
  clientId: string
  clientSecret: string
  /** Two, comma-separated, while the webhook is being replaced. */
  webhookId: string
  baseUrl: string
  timeoutMs: number
  /** PEM roots that webhook certificates may end in; null: those that Node trusts. */
  trustedRoots: string[] | null
}

export class PayPalGateway implements PaymentGateway {
  readonly name = 'paypal'
  readonly #client: PayPalClient
  readonly #verifiers: Verifiers

  constructor(config: PayPalConfig, breaker = new GatewayBreaker('PayPal', Date.now)) {
    this.#client = new PayPalClient(config, breaker)
    this.#verifiers = {
      webhookIds: config.webhookId
        .split(',')
        .map((id) => id.trim())
        .filter(Boolean),
      certificates: new CertificateCache(config.baseUrl, config.trustedRoots),
      online: new OnlineVerifier(this.#client),
    }
  }

  canCharge(amount: Money): Refusal | null {
    return refuse(amount)
  }

  /**
   * The same PayPal-Request-Id gives the same order for six hours, so an ambiguous create is
   * simply repeated; the caller makes a new intent when this one is older than that.
   */
  async open(intent: GatewayIntent): Promise<Checkout> {
    if (isPayPalId(intent.gatewayOrderId)) return this.#reopen(intent.gatewayOrderId)

    const request = new paypal.orders.OrdersCreateRequest()
      .prefer('return=representation')
      .requestBody(orderBody(intent))
    request.headers['PayPal-Request-Id'] = `order-${intent.publicId}`
    return asRedirect(await this.#client.ask(request))
  }

  async inspect(intent: GatewayIntent): Promise<GatewayState> {
    const { state } = await this.#inspect(intent)
    return state
  }

  /**
   * Captures an approved order whose reference, amount and currency are still those of the intent
   * (the payer could have been shown another). The order is read again whatever the answer. An order
   * is captured once whatever the key; the key changes with the order, because PayPal answers a known
   * one as before: a means that was declined would stay so after the payer chose another.
   */
  async capture(intent: GatewayIntent): Promise<GatewayState> {
    const { state: before, updateTime } = await this.#inspect(intent)
    const matches =
      before.reference === intent.publicId && before.orderAmount?.equals(intent.amount)
    if (before.state !== 'approved' || !matches || before.gatewayOrderId === null) return before

    const request = new paypal.orders.OrdersCaptureRequest(before.gatewayOrderId)
      .prefer('return=representation')
      .requestBody({})
    request.headers['PayPal-Request-Id'] = `capture-${intent.publicId}-${updateTime ?? ''}`
    const answer = await this.#client.ask(request)
    const after = await this.inspect(intent)

    if (answer.outcome !== 'refused') return after
    return afterRefusedCapture(answer.issue, answer.message, after)
  }

  async refund(refund: RefundRequest): Promise<RefundState> {
    if (!isPayPalId(refund.gatewayPaymentId)) {
      return { state: 'refused', code: 'invalid_payment', message: 'Not a capture of PayPal' }
    }
    const request = new paypal.payments.CapturesRefundRequest(refund.gatewayPaymentId)
      .prefer('return=representation')
      .requestBody({
        amount: toPayPalAmount(refund.amount),
        custom_id: refund.publicId,
      })
    request.headers['PayPal-Request-Id'] = `refund-${refund.publicId}`

    const answer = await this.#client.ask(request)
    if (answer.outcome === 'unknown') return { state: 'unknown', reason: answer.reason }
    if (answer.outcome === 'refused') {
      return { state: 'refused', code: answer.issue, message: answer.message }
    }
    const made = readRefund(answer.body)
    if (made === null) return { state: 'unknown', reason: 'the answer could not be read' }
    return { state: made.status, gatewayRefundId: made.gatewayRefundId, amount: made.amount }
  }

  readEvent(request: RawWebhook): Promise<VerifiedEvent | Rejected | Unverifiable> {
    return readPayPalEvent(request, this.#verifiers)
  }

  async #inspect(intent: GatewayIntent) {
    // Without the order's id there is nothing to ask PayPal for; nobody can have paid it either,
    // because the payer never got its link from us.
    if (!isPayPalId(intent.gatewayOrderId)) {
      return { state: absentState(intent), updateTime: null }
    }
    return inspectOrder(this.#client, intent, intent.gatewayOrderId)
  }

  async #reopen(orderId: string): Promise<Checkout> {
    return asRedirect(await this.#client.ask(new paypal.orders.OrdersGetRequest(orderId)))
  }
}

function asRedirect(answer: Answer): Checkout {
  if (answer.outcome === 'refused') {
    return { outcome: 'refused', code: answer.issue, message: answer.message }
  }
  if (answer.outcome === 'unknown') return { outcome: 'unavailable', reason: answer.reason }

  const id = text(answer.body, 'id')
  const url = approvalUrl(answer.body)
  return isPayPalId(id) && url !== null && URL.canParse(url)
    ? { outcome: 'redirect', gatewayOrderId: id, url }
    : { outcome: 'unavailable', reason: 'the answer could not be read' }
}
