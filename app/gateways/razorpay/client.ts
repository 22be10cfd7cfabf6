import type { Agent } from 'node:http'
import Razorpay from 'razorpay'
import { at, text } from '#gateways/answer'
import { boundedAgent } from '#gateways/bounded_agent'
import { withDeadline } from '#gateways/deadline'
import { noAnswer, type NoAnswer } from '#gateways/no_answer'

/** The SDK keeps its axios instance as `api.rq`, untyped and undocumented (razorpay 2.9.8). */
type Transport = {
  defaults: {
    baseURL?: string
    timeout?: number
    maxContentLength?: number
    maxRedirects?: number
    httpAgent?: Agent
    httpsAgent?: Agent
  }
  post(url: string, body: unknown, config: { headers: Record<string, string> }): Promise<unknown>
}

export type RazorpayKeys = { keyId: string; keySecret: string; baseUrl: string; timeoutMs: number }

const MAX_ANSWER_BYTES = 2_000_000

/** The SDK aimed at `baseUrl`, with the time-outs that it lacks. It never retries by itself. */
export function razorpaySdk(keys: RazorpayKeys): Razorpay {
  const agent = boundedAgent(keys.baseUrl, { ms: keys.timeoutMs * 1.5, bytes: MAX_ANSWER_BYTES })
  const sdk = new Razorpay({ key_id: keys.keyId, key_secret: keys.keySecret })
  Object.assign(transport(sdk).defaults, {
    baseURL: keys.baseUrl,
    timeout: keys.timeoutMs,
    maxContentLength: MAX_ANSWER_BYTES,
    maxRedirects: 0,
    httpAgent: agent,
    httpsAgent: agent,
  })
  return sdk
}

export function transport(sdk: Razorpay): Transport {
  const rq = Reflect.get(sdk.api, 'rq') as Transport | undefined
  if (!rq?.defaults) throw new TypeError('razorpay no longer exposes its HTTP client as api.rq')
  return rq
}

/** `refused`: Razorpay answered 4xx, nothing happened. */
export type Answer =
  | { outcome: 'answered'; body: unknown }
  | { outcome: 'refused'; status: number; code: string; message: string; reason: string | null }
  | NoAnswer

/** Sends one request, through the breaker. */
export type Ask = (call: () => Promise<unknown>) => Promise<Answer>

/**
 * Awaits a call of the SDK. A reset or a time-out surfaces from it as a TypeError about `status`;
 * a 4xx as a plain object `{statusCode, error}`; a 502 with HTML as `{statusCode}` alone.
 */
export async function ask(timeoutMs: number, call: () => Promise<unknown>): Promise<Answer> {
  try {
    const body = await withDeadline(timeoutMs * 1.5, call())
    // A truncated body arrives as a string: axios gives what it cannot parse as text.
    if (typeof body === 'object' && body !== null) return { outcome: 'answered', body }
    return noAnswer('the answer could not be read', 200)
  } catch (error) {
    return readFailure(error)
  }
}

function readFailure(error: unknown): Answer {
  const status = Number(at(error, 'statusCode') ?? at(error, 'response', 'status'))
  const body = at(error, 'error') ?? at(error, 'response', 'data', 'error')
  const code = text(body, 'code')
  if (status >= 400 && status < 500 && status !== 408 && status !== 429 && code !== null) {
    const message = text(body, 'description') ?? 'Razorpay refused the request'
    return { outcome: 'refused', status, code, message, reason: text(body, 'reason') }
  }
  if (!Number.isInteger(status) || status <= 0) return noAnswer('no answer')
  return noAnswer(`HTTP ${status}`, status)
}
