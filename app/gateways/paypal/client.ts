import type { IncomingMessage } from 'node:http'
import paypal, { type core, type Request, type Response } from '@paypal/checkout-server-sdk'
import { at, integer, list, text } from '#gateways/answer'
import type { GatewayBreaker } from '#gateways/breaker'
import { boundedAgent } from '#gateways/bounded_agent'
import { withDeadline } from '#gateways/deadline'
import { noAnswer, readRetryAfter, type NoAnswer } from '#gateways/no_answer'

export type PayPalKeys = {
  clientId: string
  clientSecret: string
  baseUrl: string
  timeoutMs: number
}

/** `refused`: PayPal answered 4xx, and it will not happen; `issue` is the first of its details. */
export type Answer =
  | { outcome: 'answered'; body: unknown }
  | { outcome: 'refused'; status: number; issue: string; message: string }
  | NoAnswer

const TOKEN_PATH = '/v1/oauth2/token'
const MAX_ANSWER_BYTES = 2_000_000

/** A body that is JSON already, to be sent byte for byte. */
export class RawJson {
  constructor(readonly json: string) {}
}

/**
 * The SDK's client, hardened. As it comes, a truncated JSON, a missing content type or bad gzip on
 * a 2xx raises in an event handler, where nobody can catch it, and ends the process.
 */
class HardenedClient extends paypal.core.PayPalHttpClient {
  constructor(
    environment: core.PayPalEnvironment,
    baseUrl: string,
    private readonly timeoutMs: number
  ) {
    super(environment)
    // The SDK gathers an answer until it ends, and knows no limit but silence.
    const agent = boundedAgent(baseUrl, { ms: timeoutMs * 1.5, bytes: MAX_ANSWER_BYTES })
    this.addInjector((request) => {
      request.agent = agent
      request.headers['Accept-Encoding'] = 'identity'
    })
    const serialize = this.encoder.serializeRequest.bind(this.encoder)
    this.encoder.serializeRequest = (request) =>
      request.body instanceof RawJson ? request.body.json : serialize(request)
  }

  override getTimeout(): number {
    return this.timeoutMs
  }

  /** Without this header the SDK never inflates, so that bytes that are no gzip cannot throw. */
  override formatHeaders(headers: Record<string, unknown>): Record<string, string> {
    const formatted = super.formatHeaders(headers)
    delete formatted['content-encoding']
    return formatted
  }

  /**
   * An answer that cannot be read has no `result`. So has a token that is no token: the SDK then
   * fails the call instead of caching "undefined undefined" as the authorisation for all others.
   */
  override _parseResponse(
    body: string,
    response: IncomingMessage,
    headers: Record<string, string>
  ): Response {
    const unreadable = { statusCode: response.statusCode ?? 0, headers: response.headers }
    try {
      const answer = super._parseResponse(body, response, headers)
      return isTokenAnswer(response) && !isToken(answer.result) ? unreadable : answer
    } catch (error) {
      // Whatever the SDK's decoders throw here means the same: this answer says nothing.
      if (error instanceof Error) return unreadable
      throw error
    }
  }
}

function isTokenAnswer(response: IncomingMessage): boolean {
  // Node keeps the request that an answer belongs to as `req`, untyped.
  const request: unknown = Reflect.get(response, 'req')
  return Reflect.get(Object(request), 'path') === TOKEN_PATH
}

function isToken(result: unknown): boolean {
  const expiresIn = integer(result, 'expires_in')
  return text(result, 'access_token') !== null && expiresIn !== null && expiresIn > 0
}

/** A request to an API that the SDK has no class for. */
export function apiRequest(verb: 'GET' | 'POST', path: string, body: unknown = null): Request {
  return { path, verb, body, headers: { 'Content-Type': 'application/json' } }
}

export class PayPalClient {
  readonly #client: HardenedClient

  constructor(
    private readonly keys: PayPalKeys,
    private readonly breaker: GatewayBreaker
  ) {
    const { clientId, clientSecret, baseUrl, timeoutMs } = keys
    const environment = new paypal.core.PayPalEnvironment(clientId, clientSecret, baseUrl, baseUrl)
    this.#client = new HardenedClient(environment, baseUrl, timeoutMs)
  }

  ask(request: Request): Promise<Answer> {
    return this.breaker.run(() => this.#ask(request))
  }

  async #ask(request: Request): Promise<Answer> {
    try {
      // Twice: the first call may have to fetch a token.
      const response = await withDeadline(this.keys.timeoutMs * 2, this.#client.execute(request))
      return typeof response.result === 'object' && response.result !== null
        ? { outcome: 'answered', body: response.result }
        : noAnswer('the answer could not be read', response.statusCode)
    } catch (error) {
      return readFailure(error)
    }
  }
}

/** The SDK rejects with an HttpError whose message is the body of the answer. */
function readFailure(error: unknown): Answer {
  const status = Number(at(error, 'statusCode'))
  if (!Number.isInteger(status) || status === 0) return noAnswer('no answer')

  const wait = readRetryAfter(at(error, 'headers', 'retry-after'))
  const nothing = noAnswer(`HTTP ${status}`, status, wait)
  if (status === 401 || status === 408 || status === 429 || status < 400 || status >= 500) {
    return nothing
  }
  const body = parse(error instanceof Error ? error.message : '')
  const name = text(body, 'name')
  if (name === null) return nothing

  const detail = list(body, 'details')[0]
  const message = text(detail, 'description') ?? text(body, 'message') ?? name
  const issue = text(detail, 'issue') ?? name
  if (isInProgress(status, issue)) return nothing
  return { outcome: 'refused', status, issue, message }
}

/** The same was asked before and is still being worked on: it is neither done nor refused. */
function isInProgress(status: number, issue: string): boolean {
  return status === 409 || issue === 'PREVIOUS_REQUEST_IN_PROGRESS'
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
