import Razorpay from 'razorpay'
import type { Sandbox } from '#tests/sandbox/start'
import { jsonOf, RAZORPAY_KEYS } from '#tests/support/sandbox'

const { keyId, keySecret } = RAZORPAY_KEYS

/** Razorpay's own SDK, which talks to the sandbox. */
export function razorpaySdk(sandbox: Sandbox): Razorpay {
  const sdk = new Razorpay({ key_id: keyId, key_secret: keySecret })
  Reflect.get(sdk.api, 'rq').defaults.baseURL = sandbox.urls.razorpay
  return sdk
}

/** A request to the Razorpay sandbox with its key, without the SDK: a POST when it has a body. */
export function razorpayCall(
  sandbox: Sandbox,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {}
): Promise<Response> {
  return fetch(`${sandbox.urls.razorpay}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Basic ${btoa(`${keyId}:${keySecret}`)}`, ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
}

/** The id of a new order of so many paise. */
export async function razorpayOrder(sandbox: Sandbox, amount = 500): Promise<string> {
  const answer = razorpayCall(sandbox, '/v1/orders', { amount, currency: 'INR' })
  const { id } = await jsonOf<{ id: string }>(answer)
  return id
}
