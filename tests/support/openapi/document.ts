import { routesWithBytes } from '#tests/support/openapi/bytes'
import { componentsOf } from '#tests/support/openapi/named_data'
import { operationOf, type Operation } from '#tests/support/openapi/operation'
import { documentedPath, middlewareFiles, type ApiRoute } from '#tests/support/openapi/routes'
import type { Schema } from '#tests/support/openapi/schema'
import { securitySchemes } from '#tests/support/openapi/security'
import { openSource } from '#tests/support/openapi/source'

const PROBLEM: Schema = {
  type: 'object',
  description: 'RFC 9457. `type` is a stable name; a problem may have further members.',
  properties: {
    type: { type: 'string', pattern: '^[a-z0-9-]+$' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: ['string', 'null'] },
    requestId: { type: ['string', 'null'] },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          field: { type: 'string' },
          rule: { type: 'string' },
          message: { type: 'string' },
        },
        required: ['field', 'rule', 'message'],
      },
    },
  },
  required: ['type', 'title', 'status', 'detail', 'requestId'],
  additionalProperties: true,
}

const responses = {
  Problem: {
    description: 'A problem: nothing was changed',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  },
}

const info = {
  title: 'Client portal',
  description:
    'The API of the portal for clients (`/api/v1/client-portal`), of staff and other systems (`/api/v1/admin`), and what payment gateways call. docs/api.md tells its conventions.',
  license: { name: 'MIT', identifier: 'MIT' },
}

export type ApiDocument = {
  openapi: string
  info: object
  tags: { name: string }[]
  paths: Record<string, Record<string, Operation>>
  components: object
}

/** The whole document, but for the version and the address, which the server that answers it knows. */
export async function documentOf(root: string, routes: ApiRoute[]): Promise<ApiDocument> {
  const source = openSource(root)
  const components = componentsOf(source)
  const files = middlewareFiles(root)
  const paths: ApiDocument['paths'] = {}
  const sorted = [...routes].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
  const names = new Set(routes.map(({ name }) => name))
  const faults = routesWithBytes
    .filter((name) => !names.has(name))
    .map((name) => `${name} is in bytes.ts and is no route.`)
  for (const route of sorted) {
    const path = (paths[documentedPath(route.pattern)] ??= {})
    await operationOf({ source, components, files }, route).then(
      (operation) => (path[route.method.toLowerCase()] = operation),
      (error: unknown) =>
        faults.push(`${route.name}: ${error instanceof Error ? error.message : error}`)
    )
  }
  if (faults.length > 0) throw new Error(`These cannot be documented:\n  ${faults.join('\n  ')}`)
  const tags = Object.values(paths)
    .flatMap((path) => Object.values(path))
    .flatMap((operation) => operation.tags)
  const used = components.usedIn(JSON.stringify(paths))
  return {
    openapi: '3.1.1',
    info,
    tags: [...new Set(tags)].sort().map((name) => ({ name })),
    paths,
    components: { schemas: { ...used, Problem: PROBLEM }, responses, securitySchemes },
  }
}

function keyOf({ pattern, method }: ApiRoute): string {
  return `${pattern} ${method}`
}
