import { GatewayBreaker } from '#gateways/breaker'
import { PayPalGateway, type PayPalConfig } from '#gateways/paypal'
import { RazorpayGateway, type RazorpayConfig } from '#gateways/razorpay'
import type { GatewayName, PaymentGateway } from '#gateways/payment_gateway'

/** Whether money moves: with the gateway's live keys, its test keys, or our sandbox. */
export type GatewayMode = 'live' | 'test' | 'sandbox'

export type GatewaysConfig = {
  /** Null: no keys, so this gateway is not offered. */
  razorpay: RazorpayConfig | null
  paypal: PayPalConfig | null
  /** Only the demo on loopback and the tests may talk to hosts that are not the gateways' own. */
  allowSandboxHosts: boolean
}

const RAZORPAY_HOSTS = ['api.razorpay.com', 'checkout.razorpay.com']
const PAYPAL_HOSTS = [
  'api.paypal.com',
  'api-m.paypal.com',
  'api.sandbox.paypal.com',
  'api-m.sandbox.paypal.com',
]

/**
 * The gateways this installation has keys for. Throws at start when an address is not the
 * gateway's own, so that a live server can never be talked into paying a sandbox.
 */
export class GatewayRegistry {
  readonly #gateways = new Map<GatewayName, PaymentGateway>()
  readonly #breakers = new Map<GatewayName, GatewayBreaker>()
  readonly #modes = new Map<GatewayName, GatewayMode>()

  /** `now` in milliseconds, for the breakers. */
  constructor(
    { razorpay, paypal, allowSandboxHosts }: GatewaysConfig,
    private readonly now: () => number = Date.now
  ) {
    if (razorpay) {
      if (!allowSandboxHosts) {
        assertHost('RAZORPAY_BASE_URL', razorpay.baseUrl, RAZORPAY_HOSTS)
        assertHost('RAZORPAY_CHECKOUT_URL', razorpay.checkoutUrl, RAZORPAY_HOSTS)
      }
      this.#modes.set('razorpay', modeOf(razorpay.baseUrl, razorpay.keyId.startsWith('rzp_test_')))
      this.#gateways.set('razorpay', new RazorpayGateway(razorpay, this.#breaker('razorpay')))
    }
    if (paypal) {
      if (!allowSandboxHosts) assertHost('PAYPAL_BASE_URL', paypal.baseUrl, PAYPAL_HOSTS)
      this.#modes.set('paypal', modeOf(paypal.baseUrl, paypal.baseUrl.includes('.sandbox.')))
      this.#gateways.set('paypal', new PayPalGateway(paypal, this.#breaker('paypal')))
    }
  }

  /** Null for a gateway that is unknown or has no keys. */
  get(name: string): PaymentGateway | null {
    return name === 'razorpay' || name === 'paypal' ? (this.#gateways.get(name) ?? null) : null
  }

  all(): PaymentGateway[] {
    return [...this.#gateways.values()]
  }

  /** Null for a gateway that has no keys. */
  modeOf(name: GatewayName): GatewayMode | null {
    return this.#modes.get(name) ?? null
  }

  /**
   * Whether requests to this gateway go out at present: false while its breaker is open, and for a
   * gateway that has no keys. Of this process: another one finds out by itself.
   */
  isAnswering(name: GatewayName): boolean {
    return this.#breakers.get(name)?.isAnswering ?? false
  }

  /** Called each time a gateway answers again. The listener must not throw. */
  onRecovery(listener: (name: GatewayName) => void): void {
    for (const [name, breaker] of this.#breakers) breaker.onRecovery(() => listener(name))
  }

  #breaker(name: GatewayName): GatewayBreaker {
    const breaker = new GatewayBreaker(name === 'paypal' ? 'PayPal' : 'Razorpay', this.now)
    this.#breakers.set(name, breaker)
    return breaker
  }
}

function modeOf(baseUrl: string, isTest: boolean): GatewayMode {
  const { host } = URL.parse(baseUrl) ?? { host: '' }
  if (![...RAZORPAY_HOSTS, ...PAYPAL_HOSTS].includes(host)) return 'sandbox'
  return isTest ? 'test' : 'live'
}

function assertHost(setting: string, url: string, hosts: string[]) {
  const { protocol, host } = URL.parse(url) ?? { protocol: '', host: '' }
  if (protocol === 'https:' && hosts.includes(host)) return
  throw new Error(
    `${setting} is "${url}", which is not an address of the gateway (${hosts.join(', ')}). ` +
      'Only the demo (PORTAL_MODE=demo) may use a sandbox.'
  )
}
