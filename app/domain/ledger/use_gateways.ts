import type { PaymentGateway } from '#gateways/payment_gateway'

/** The gateway of that name, or null when this installation has no keys for it. */
export type FindGateway = (name: string) => PaymentGateway | null

let bound: (() => Promise<FindGateway>) | null = null

/** A provider binds it at boot. Asked for at each use, so that a test can put others in their place. */
export function bindGateways(find: () => Promise<FindGateway>): void {
  bound = find
}

/** For work that begins without a request, and so is handed no gateway. */
export function useGateways(): Promise<FindGateway> {
  if (!bound) throw new Error('No gateways are bound; the gateways provider binds them at boot')
  return bound()
}
