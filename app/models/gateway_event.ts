import { GatewayEventSchema } from '#database/schema'

/** A verified webhook exactly as it came. */
export default class GatewayEvent extends GatewayEventSchema {
  /** What stands for it on the wire: its gateway and the gateway's id of it, as one word. */
  get name(): string {
    return Buffer.from(`${this.gateway}:${this.eventId}`).toString('base64url')
  }
}
