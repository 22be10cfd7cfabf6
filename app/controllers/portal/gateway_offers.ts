import type { GatewayRegistry } from '#gateways/registry'
import type { GatewayOffer } from '#transformers/portal/gateway_offer_transformer'

/** Every gateway that has keys, and whether it answers at present. */
export function offersOf(gateways: GatewayRegistry): GatewayOffer[] {
  return gateways
    .all()
    .map((gateway) => ({ gateway, answering: gateways.isAnswering(gateway.name) }))
}
