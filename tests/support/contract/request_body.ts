import addFormats from 'ajv-formats'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { Operations } from '#tests/support/contract/operations'

const EMPTY = { type: 'object', additionalProperties: false }

let operations: Operations | undefined

/** Whether the document takes a JSON body; `route` as in the table of routes. */
export function compiledBody(route: string): (body: unknown) => boolean {
  operations ??= new Operations()
  const [method, pattern] = route.split(' ')
  const found = operations.find(method, pattern)
  if (!found) throw new Error(`${route} is not in the document.`)
  // No body is documented where the server reads none; an empty object is none.
  const schema = found.operation.requestBody?.content['application/json']?.schema ?? EMPTY
  const ajv = new Ajv2020({ strict: false, validateSchema: false })
  addFormats.default(ajv)
  return ajv.compile(schema)
}
