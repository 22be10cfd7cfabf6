import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv, type ValidateFunction } from 'ajv'
import addFormats from 'ajv-formats'
import { isObject, type Exchange, type JsonObject, type Reply } from '#tests/sandbox/http/exchange'

export interface Violation {
  operation: string
  /** Which side broke the published contract: our client's request, or the sandbox's answer. */
  side: 'request' | 'response' | 'event' | 'sandbox'
  status?: number
  errors: string[]
  body: unknown
}

const ORDERS = 'checkout_orders_v2.json'
const PAYMENTS = 'payments_payment_v2.json'
const WEBHOOKS = 'notifications_webhooks_v1.json'
const DISPUTES = 'customer_disputes_v1.json'

/** Where each operation is described. Tokens, certificates and pages have no description. */
const DESCRIBED: Record<string, [file: string, path: string, method: string]> = {
  'orders.create': [ORDERS, '/v2/checkout/orders', 'post'],
  'orders.get': [ORDERS, '/v2/checkout/orders/{id}', 'get'],
  'orders.patch': [ORDERS, '/v2/checkout/orders/{id}', 'patch'],
  'orders.capture': [ORDERS, '/v2/checkout/orders/{id}/capture', 'post'],
  'captures.get': [PAYMENTS, '/v2/payments/captures/{capture_id}', 'get'],
  'captures.refund': [PAYMENTS, '/v2/payments/captures/{capture_id}/refund', 'post'],
  'refunds.get': [PAYMENTS, '/v2/payments/refunds/{refund_id}', 'get'],
  'disputes.list': [DISPUTES, '/v1/customer/disputes', 'get'],
  'disputes.get': [DISPUTES, '/v1/customer/disputes/{id}', 'get'],
  'orders.authorize': [ORDERS, '/v2/checkout/orders/{id}/authorize', 'post'],
  'webhooks.verify': [WEBHOOKS, '/v1/notifications/verify-webhook-signature', 'post'],
  'webhooks.events': [WEBHOOKS, '/v1/notifications/webhooks-events', 'get'],
  'webhooks.event': [WEBHOOKS, '/v1/notifications/webhooks-events/{event_id}', 'get'],
  'webhooks.resend': [WEBHOOKS, '/v1/notifications/webhooks-events/{event_id}/resend', 'post'],
}

/** A choice between many schemas fails with a message for each; a few are enough to see why. */
const MESSAGES_MAX = 12

interface Described {
  requestBody?: { content: Record<string, unknown>; required?: boolean }
  responses: Record<string, JsonObject>
  parameters?: JsonObject[]
}

/** The published descriptions, ready to judge bodies and headers. Compiled on first use. */
export class PublishedApi {
  static #byDirectory = new Map<string, PublishedApi>()
  #ajv: Ajv
  #documents = new Map<string, JsonObject>()
  #validators = new Map<string, ValidateFunction>()

  private constructor(directory: string) {
    // The descriptions name formats of PayPal's own and patterns that are not valid with the u flag.
    this.#ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false, logger: false })
    addFormats.default(this.#ajv)
    for (const file of [ORDERS, PAYMENTS, WEBHOOKS, DISPUTES]) {
      const document: unknown = JSON.parse(readFileSync(join(directory, file), 'utf8'))
      if (!isObject(document)) throw new TypeError(`${file} is not an OpenAPI description`)
      this.#documents.set(file, document)
      this.#ajv.addSchema(document, file, undefined, false)
    }
  }

  /** One per folder and process: compiling the schemas takes a moment. */
  static in(directory: string): PublishedApi {
    const known = this.#byDirectory.get(directory)
    if (known) return known
    const made = new PublishedApi(directory)
    this.#byDirectory.set(directory, made)
    return made
  }

  judgeRequest(operation: string, exchange: Exchange): Violation | null {
    const described = this.#describe(operation)
    if (!described) return null
    const errors = this.#headerErrors(described, exchange)
    const body = parsed(exchange.body)
    if (described.operation.requestBody && exchange.body.length > 0) {
      errors.push(...this.#bodyErrors([...described.at, 'requestBody'], described.file, body))
    }
    return errors.length > 0 ? { operation, side: 'request', errors, body } : null
  }

  judgeReply(operation: string, reply: Reply): Violation | null {
    const described = this.#describe(operation)
    if (!described) return null
    const { status } = reply
    const body = parsed(reply.body)
    const found = (errors: string[]): Violation => ({
      operation,
      side: 'response',
      status,
      errors,
      body,
    })
    const { responses } = described.operation
    const key = String(status) in responses ? String(status) : 'default'
    if (key === 'default' && status < 400) return found([`status ${status} is not described`])
    const response = this.#resolved(described.file, responses[key])
    if (!response || !isObject(response.content)) {
      return reply.body.length > 0 && status < 400 ? found(['a body is not described']) : null
    }
    const reference = responses[key].$ref
    const at =
      typeof reference === 'string' ? segments(reference) : [...described.at, 'responses', key]
    const errors = this.#bodyErrors(at, described.file, body)
    return errors.length > 0 ? found(errors) : null
  }

  judgeEvent(type: string, raw: string): Violation | null {
    const body = parsed(raw)
    const errors = this.#schemaErrors(WEBHOOKS, 'event', body)
    if (type.startsWith('CUSTOMER.DISPUTE.') && isObject(body)) {
      errors.push(...this.#schemaErrors(DISPUTES, 'dispute', body.resource))
    }
    return errors.length > 0 ? { operation: type, side: 'event', errors, body } : null
  }

  #describe(operation: string) {
    const place = DESCRIBED[operation]
    if (!place) return null
    const [file, path, method] = place
    const at = ['paths', path, method]
    const described = follow(this.#documents.get(file), at) as Described | undefined
    if (!described) throw new Error(`${file} does not describe ${method} ${path}`)
    return { file, at, operation: described }
  }

  /** Only headers: `PayPal-Request-Id` is at most 108 characters, `Prefer` has a pattern. */
  #headerErrors({ file, operation }: { file: string; operation: Described }, exchange: Exchange) {
    const errors: string[] = []
    for (const entry of operation.parameters ?? []) {
      const parameter = this.#resolved(file, entry)
      if (parameter?.in !== 'header' || !isObject(parameter.schema)) continue
      const name = String(parameter.name)
      const value = exchange.headers[name.toLowerCase()]
      if (value === undefined || name === 'Content-Type') continue
      const validate = this.#ajv.compile(parameter.schema)
      if (!validate(value)) errors.push(`header ${name}: ${this.#messages(validate).join(', ')}`)
    }
    return errors
  }

  #bodyErrors(at: string[], file: string, body: unknown): string[] {
    const validate = this.#validator(file, [...at, 'content', 'application/json', 'schema'])
    return validate(body) ? [] : this.#messages(validate)
  }

  #schemaErrors(file: string, name: string, value: unknown): string[] {
    const validate = this.#validator(file, ['components', 'schemas', name])
    return validate(value) ? [] : this.#messages(validate)
  }

  #validator(file: string, at: string[]): ValidateFunction {
    const pointer = at.map((part) => part.replaceAll('~', '~0').replaceAll('/', '~1'))
    const reference = `${file}#/${pointer.map(encodeURIComponent).join('/')}`
    const known = this.#validators.get(reference)
    if (known) return known
    const made = this.#ajv.compile({ $ref: reference })
    this.#validators.set(reference, made)
    return made
  }

  #resolved(file: string, value: JsonObject | undefined): JsonObject | undefined {
    if (typeof value?.$ref !== 'string') return value
    return follow(this.#documents.get(file), segments(value.$ref)) as JsonObject | undefined
  }

  #messages(validate: ValidateFunction): string[] {
    const all = (validate.errors ?? []).map(
      ({ instancePath, message }) => `${instancePath || '/'} ${message}`
    )
    return [...new Set(all)].slice(0, MESSAGES_MAX)
  }
}

function segments(reference: string): string[] {
  const parts = reference.replace(/^#\//, '').split('/')
  return parts.map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
}

function follow(value: unknown, at: string[]): unknown {
  return at.reduce<unknown>((here, part) => (isObject(here) ? here[part] : undefined), value)
}

function parsed(body: string | Buffer): unknown {
  try {
    return JSON.parse(body.toString())
  } catch (error) {
    if (error instanceof SyntaxError) return body.toString()
    throw error
  }
}
