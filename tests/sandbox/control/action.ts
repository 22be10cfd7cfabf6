import {
  empty,
  isObject,
  json,
  objectBody,
  type Exchange,
  type JsonObject,
  type Reply,
} from '#tests/sandbox/http/exchange'
import { ControlRefusal } from '#tests/sandbox/control/refusal'

/** What a control route does with a JSON object and the parameters of its path. */
export type Action = (body: JsonObject, params: Record<string, string>) => unknown

/** Adds a route below `/__control`. */
export type On = (method: string, path: string, action: Action) => void

/** 200 with what the action gives, 204 for nothing, 409 with the words of a refusal. */
export async function run(action: Action, exchange: Exchange): Promise<Reply> {
  const body = objectBody(exchange)
  if (!body) return json(400, { error: 'The body is not a JSON object' })
  try {
    const result = await action(body, exchange.params)
    return result === undefined ? empty(204) : json(200, result)
  } catch (error) {
    if (error instanceof ControlRefusal) return json(409, { error: error.message })
    throw error
  }
}

/** One of the words that a route takes; another is a refusal that lists them. */
export function oneOf<T extends string>(known: readonly T[], value: unknown): T {
  const found = known.find((one) => one === value)
  if (!found) throw new ControlRefusal(`This takes one of ${known.join(', ')}`)
  return found
}

/** A whole number of at least 1, or the fallback when it is absent. */
export function countOf(value: unknown, fallback: number): number {
  const count = Number(value ?? fallback)
  if (!Number.isSafeInteger(count) || count < 1) throw new ControlRefusal('A count is at least 1')
  return count
}

/** Razorpay's amounts: subunits, as a number. */
export function subunits(value: unknown): number {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value
  throw new ControlRefusal('An amount is a whole number of subunits')
}

/** PayPal's amounts: a currency and a decimal. */
export function money(value: unknown): { currency_code: string; value: string } {
  if (
    isObject(value) &&
    typeof value.currency_code === 'string' &&
    typeof value.value === 'string' &&
    /^\d+(\.\d+)?$/.test(value.value)
  ) {
    return { currency_code: value.currency_code, value: value.value }
  }
  throw new ControlRefusal('An amount is { "currency_code": "USD", "value": "1.00" }')
}
