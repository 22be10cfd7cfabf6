import type Razorpay from 'razorpay'
import { GatewayBreaker } from '#gateways/breaker'
import { refuse, toSubunits } from '#gateways/razorpay/amount'
import { describeCheckout } from '#gateways/razorpay/checkout'
import { ask, razorpaySdk, type Ask } from '#gateways/razorpay/client'
import { withDisputes } from '#gateways/razorpay/disputes'
import { readRazorpayEvent } from '#gateways/razorpay/event'
import { isRazorpayId } from '#gateways/razorpay/ids'
import { createOrder, findByReceipt } from '#gateways/razorpay/order'
import { refundPayment } from '#gateways/razorpay/refund'
import { withRefunds } from '#gateways/razorpay/refunds'
import { isSignedReturn } from '#gateways/razorpay/signature'
import { readAll, readOrder, readPayment } from '#gateways/razorpay/state'
import {
  absentState,
  unknownState,
  type Checkout,
  type CheckoutPage,
  type GatewayIntent,
  type GatewayState,
  type PaymentGateway,
  type RawWebhook,
  type Refusal,
  type RefundRequest,
  type RefundState,
  type Rejected,
  type VerifiedEvent,
} from '#gateways/payment_gateway'
import type { Money } from '#domain/money/money'

export type RazorpayConfig = {
  keyId: string
  keySecret: string
  /** More than one while the webhook secret is being rotated. */
  webhookSecrets: string[]
  baseUrl: string
  checkoutUrl: string
  timeoutMs: number
}

export class RazorpayGateway implements PaymentGateway {
  readonly name = 'razorpay'
  /** Orders are made with `capture: automatic`. */
  readonly capturesAlone = true
  readonly #sdk: Razorpay
  readonly #ask: Ask

  constructor(
    private readonly config: RazorpayConfig,
    breaker = new GatewayBreaker('Razorpay', Date.now)
  ) {
    this.#sdk = razorpaySdk(config)
    this.#ask = (call) => breaker.run(() => ask(config.timeoutMs, call))
  }

  canCharge(amount: Money): Refusal | null {
    return refuse(amount)
  }

  /**
   * Orders never expire and cannot be cancelled, and `receipt` is not unique: after an ambiguous
   * create the order is looked up by receipt before another is made.
   */
  async open(intent: GatewayIntent): Promise<Checkout> {
    if (isRazorpayId('order', intent.gatewayOrderId)) {
      return { outcome: 'page', gatewayOrderId: intent.gatewayOrderId }
    }
    if (intent.openedBefore) {
      const earlier = await findByReceipt(this.#sdk, this.#ask, intent)
      if (earlier.outcome !== 'none') return earlier.checkout
    }

    return createOrder(this.#sdk, this.#ask, intent)
  }

  async inspect(intent: GatewayIntent): Promise<GatewayState> {
    const orderId = intent.gatewayOrderId
    if (!isRazorpayId('order', orderId)) return this.#inspectByReceipt(intent)

    const order = await this.#ask(() => this.#sdk.orders.fetch(orderId))
    if (order.outcome === 'refused') {
      return isMissing(order.status, order.message)
        ? absentState(intent)
        : unknownState(intent, order.message)
    }
    if (order.outcome === 'unknown') return unknownState(intent, order.reason)

    const found = await this.#ask(() => this.#sdk.orders.fetchPayments(orderId))
    if (found.outcome !== 'answered') return unknownState(intent, 'payments could not be listed')
    const payments = readAll(found.body, readPayment)
    if (payments === null) return unknownState(intent, 'payments could not be read')

    const refunded = await withRefunds(
      this.#sdk,
      this.#ask,
      payments,
      intent.refundsAwaited === true
    )
    const complete = await withDisputes(this.#sdk, this.#ask, refunded)
    return readOrder(order.body, complete) ?? unknownState(intent, 'the order could not be read')
  }

  /**
   * Captures what is authorised, if the order and the payment are of the intent's amount; with
   * auto-capture on, Razorpay has usually done it already.
   */
  async capture(intent: GatewayIntent): Promise<GatewayState> {
    const state = await this.inspect(intent)
    const matches =
      state.reference === intent.publicId && state.orderAmount?.equals(intent.amount) === true
    const authorized = state.payments.find(
      ({ status, amount }) => status === 'authorized' && amount?.equals(intent.amount)
    )
    if (state.state !== 'approved' || !matches || !authorized?.amount) return state

    const { gatewayPaymentId, amount } = authorized
    await this.#ask(() =>
      this.#sdk.payments.capture(gatewayPaymentId, toSubunits(amount), amount.currency)
    )
    return this.inspect(intent)
  }

  refund(refund: RefundRequest): Promise<RefundState> {
    return refundPayment(this.#sdk, this.#ask, refund)
  }

  readEvent(request: RawWebhook): Promise<VerifiedEvent | Rejected> {
    return Promise.resolve(readRazorpayEvent(request, this.config.webhookSecrets))
  }

  checkoutPage(intent: GatewayIntent): CheckoutPage {
    return describeCheckout(this.config, intent)
  }

  verifyReturn(gatewayOrderId: string, fields: Record<string, unknown>): boolean {
    const paymentId = fields.razorpay_payment_id
    return (
      isRazorpayId('pay', paymentId) &&
      isSignedReturn(gatewayOrderId, paymentId, fields.razorpay_signature, this.config.keySecret)
    )
  }

  async #inspectByReceipt(intent: GatewayIntent): Promise<GatewayState> {
    const found = await findByReceipt(this.#sdk, this.#ask, intent)
    if (found.outcome === 'none') return absentState(intent)
    if (found.checkout.outcome !== 'page') return unknownState(intent, 'the order is not known')
    return this.inspect({ ...intent, gatewayOrderId: found.checkout.gatewayOrderId })
  }
}

/** Razorpay answers 400 "The id provided does not exist", not 404. */
function isMissing(status: number, message: string): boolean {
  return status === 404 || (status === 400 && /does not exist/i.test(message))
}
