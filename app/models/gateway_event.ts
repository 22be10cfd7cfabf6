import { GatewayEventSchema } from '#database/schema'

/** A verified webhook exactly as it came. */
export default class GatewayEvent extends GatewayEventSchema {}
