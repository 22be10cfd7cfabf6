import type { RawWebhook } from '#gateways/payment_gateway'

const KEPT_HEADERS =
  /^(content-type|user-agent|x-razorpay-(event-id|signature)|paypal-[a-z-]+|x-forwarded-for)$/

/** The headers that a webhook is kept with: those that say who sent it and prove it. */
export function keptHeaders(headers: RawWebhook['headers']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers)
      .filter((entry): entry is [string, string] => entry[1] !== undefined)
      .filter(([name]) => KEPT_HEADERS.test(name))
      .map(([name, value]) => [name, value.slice(0, 2000)])
  )
}
