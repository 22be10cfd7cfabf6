import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { VineValidator } from '@vinejs/vine'
import { publicIdPattern } from '#domain/shared/public_id'
import { bytesOf } from '#tests/support/openapi/bytes'
import type { Facts } from '#tests/support/openapi/facts'
import type { ApiRoute } from '#tests/support/openapi/routes'
import type { Schema } from '#tests/support/openapi/schema'

export type Parameter = {
  name: string
  in: 'path' | 'query' | 'header'
  required: boolean
  description?: string
  schema: Schema
}

type Content = Record<string, { schema?: Schema }>
type Asked = { parameters: Parameter[]; requestBody?: { required: boolean; content: Content } }

/** What is sent: the address, its query or the body as the validators know them, and headers. */
export async function requestOf(root: string, route: ApiRoute, facts: Facts): Promise<Asked> {
  const sent = await sentSchema(root, facts)
  const { takes, body, query = {} } = bytesOf(route.name)
  const readsBytes = facts.reached.has('rawBody') || facts.reached.has('fileBody')
  if (readsBytes && !takes) throw new Error('name the bytes that it takes in bytes.ts.')
  const isQuery = route.method === 'GET' || takes !== undefined
  const parameters = [
    ...pathParameters(route),
    ...(isQuery && sent ? queryParameters(sent) : []),
    ...Object.entries(query).map(([name, description]) => queryText(name, description)),
    ...headers(route, facts),
  ]
  const content = takes
    ? Object.fromEntries(takes.map((type) => [type, body ? { schema: body() } : {}]))
    : sent && !isQuery && { 'application/json': { schema: sent } }
  if (!content) return { parameters }
  const required = takes !== undefined || (sent?.required?.length ?? 0) > 0
  return { parameters, requestBody: { required, content } }
}

async function sentSchema(root: string, { validators }: Facts): Promise<Schema | null> {
  const schemas: Schema[] = []
  for (const { file, name } of validators.values()) {
    const module: Record<string, unknown> = await import(pathToFileURL(join(root, file)).href)
    const validator = module[name]
    if (!(validator instanceof VineValidator)) {
      throw new Error(
        `${file} has to export its validator ${name}: its schema goes into the document.`
      )
    }
    schemas.push(validator.toJSONSchema() as Schema)
  }
  return schemas.length > 1 ? { anyOf: schemas } : (schemas[0] ?? null)
}

function pathParameters({ pattern }: ApiRoute): Parameter[] {
  return [...pattern.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema:
      name === 'id' ? { type: 'string', pattern: publicIdPattern.source } : { type: 'string' },
  }))
}

function queryParameters({ properties = {}, required = [] }: Schema): Parameter[] {
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }))
}

function queryText(name: string, description: string): Parameter {
  return { name, in: 'query', required: false, description, schema: { type: 'string' } }
}

function headers({ method }: ApiRoute, { reached }: Facts): Parameter[] {
  const header = (name: string, description: string): Parameter[] => [
    { name, in: 'header', required: false, description, schema: { type: 'string' } },
  ]
  return [
    ...(reached.has('idempotent')
      ? header('Idempotency-Key', 'The same key and body again get the first answer.')
      : []),
    ...(method === 'GET' && reached.has('isKnown')
      ? header('If-None-Match', 'The ETag of an answer that is known: 304 when it still holds.')
      : []),
  ]
}
