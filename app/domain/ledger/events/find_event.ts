import GatewayEvent from '#models/gateway_event'

const NAME = /^(razorpay|paypal):(.{1,100})$/s

/** The event that goes by this name (see `GatewayEvent.name`), or null. */
export async function findEvent(name: string): Promise<GatewayEvent | null> {
  const match = NAME.exec(Buffer.from(name, 'base64url').toString())
  // No database takes a text with NUL, and no gateway sends one.
  if (!match || match[2].includes('\0')) return null
  return GatewayEvent.query().where('gateway', match[1]).where('event_id', match[2]).first()
}
