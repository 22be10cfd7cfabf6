import addFormats from 'ajv-formats'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import { escaped, Operations } from '#tests/support/contract/operations'

export type Seen = {
  method: string
  /** The address without its query. */
  path: string
  status: number
  contentType: string | null
  body: Buffer
}

/**
 * Holds what the server answered to the API document. Schemas are compiled when they are first
 * asked for, and closed: a member that the document does not know is an error here.
 */
export class AnswerChecker {
  #operations = new Operations()
  #succeeded = new Set<string>()
  #compiled = new Map<string, ValidateFunction>()
  #ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false })

  constructor() {
    addFormats.default(this.#ajv)
    this.#ajv.addSchema(closed(this.#operations.document) as object, 'api')
  }

  /** What is wrong with an answer, for people to read; null when it is as documented. */
  check(seen: Seen): string | null {
    const { method, path, status } = seen
    const found = this.#operations.find(method, path)
    if (!found) {
      return status < 300 ? `${method} ${path} answered ${status} and is not documented` : null
    }
    if (isSuccess(status)) this.#succeeded.add(found.operation.operationId)
    const tell = (fault: string) => `${found.operation.operationId} (${method} ${path}): ${fault}`
    const answer = this.#operations.answer(found, status)
    if (!answer) return tell(`${status} is not documented`)
    const fault = this.#faultOf(seen, answer.content ?? {}, answer.pointer)
    if (fault) return tell(`${status}: ${fault}`)
    return status < 400 ? null : tellSlug(seen, found.operation['x-problems'], tell)
  }

  /** Operations of which no success was checked yet. */
  unseen(): string[] {
    return this.#operations.ids().filter((id) => !this.#succeeded.has(id))
  }

  #faultOf({ body, contentType }: Seen, content: object, pointer: string): string | null {
    const types = Object.keys(content)
    if (types.length === 0) {
      return body.length > 0 ? `a body, where none is documented: ${excerpt(body)}` : null
    }
    const type = contentType?.split(';')[0].trim() ?? ''
    if (!types.includes(type)) return `"${type}" instead of ${types.join(' or ')}`
    if (!type.endsWith('json') || !(type in content)) return null
    const { schema } = content[type as keyof typeof content] as { schema?: object }
    if (!schema) return null
    const validate = this.#validator(`${pointer}/content/${escaped(type)}/schema`)
    if (validate(JSON.parse(body.toString()))) return null
    return `${this.#ajv.errorsText(validate.errors, { dataVar: '' })}\n  ${excerpt(body)}`
  }

  #validator(pointer: string): ValidateFunction {
    const known = this.#compiled.get(pointer)
    if (known) return known
    const validate = this.#ajv.compile({ $ref: `api#${pointer}` })
    this.#compiled.set(pointer, validate)
    return validate
  }
}

/** Not that the caller has it already: that says nothing of what it is. */
function isSuccess(status: number): boolean {
  return status < 400 && status !== 304
}

function tellSlug({ body }: Seen, known: string[], tell: (fault: string) => string): string | null {
  const { type } = JSON.parse(body.toString()) as { type: string }
  return known.includes(type) ? null : tell(`the problem "${type}" is not in its list`)
}

function excerpt(body: Buffer): string {
  return body.toString().slice(0, 600)
}

/** The same document in which no object may have members that are not named. */
function closed(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(closed)
  if (typeof node !== 'object' || node === null) return node
  const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, closed(value)]))
  const isShape = copy.type === 'object' && copy.properties && !('additionalProperties' in copy)
  return isShape ? { ...copy, additionalProperties: false } : copy
}
