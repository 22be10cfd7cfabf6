import { successesOf } from '#tests/support/openapi/answers'
import { bytesOf } from '#tests/support/openapi/bytes'
import type { Components } from '#tests/support/openapi/components'
import { factsOf, type Facts } from '#tests/support/openapi/facts'
import { problemsOf } from '#tests/support/openapi/problems'
import { requestOf } from '#tests/support/openapi/request'
import type { ApiRoute } from '#tests/support/openapi/routes'
import type { Answer, Schema } from '#tests/support/openapi/schema'
import { securityOf } from '#tests/support/openapi/security'
import { docOf, findMethod, type Bodied, type Source } from '#tests/support/openapi/source'
import { typeSchema } from '#tests/support/openapi/type_schema'
import { summaryOf, tagOf } from '#tests/support/openapi/words'

export type Operation = {
  'operationId': string
  'summary': string
  'description'?: string
  'tags': string[]
  'security': Record<string, string[]>[]
  'parameters'?: object[]
  'requestBody'?: object
  'responses': Record<string, Answer>
  /** Slugs of the problems that this operation is known to answer with. */
  'x-problems': string[]
}

type Writing = { source: Source; components: Components; files: Map<string, string> }

/** Everything about one route that its code says. */
export async function operationOf(writing: Writing, route: ApiRoute): Promise<Operation> {
  const { source, components, files } = writing
  if (!route.handler) throw new Error('only controllers can be documented.')
  components.family = route.name.startsWith('admin.') ? 'Admin' : 'Portal'

  const method = findMethod(source, route.handler.file, route.handler.method)
  const facts = factsOf(source, method)
  const before = route.middleware.flatMap(({ name }) => {
    const file = files.get(name)
    return file?.startsWith('app/') ? [factsOf(source, findMethod(source, file, 'handle'))] : []
  })
  const problems = problemsOf([facts, ...before])
  const description = docOf(source, method)
  const { parameters, requestBody } = await requestOf(source.root, route, facts)
  return {
    'operationId': route.name,
    'summary': summaryOf(route),
    ...(description && { description }),
    'tags': [tagOf(route)],
    'security': securityOf(route, facts),
    ...(parameters.length > 0 && { parameters }),
    ...(requestBody && { requestBody }),
    'responses': { ...successes(writing, route, method, facts), ...problems.answers },
    'x-problems': problems.slugs,
  }
}

function successes(
  { source, components }: Writing,
  route: ApiRoute,
  method: Bodied,
  facts: Facts
): Record<string, Answer> {
  const { gives } = bytesOf(route.name)
  const found = gives ? [] : successesOf(source, method)
  if (!gives && found.length === 0) {
    throw new Error('nothing says what it answers: return it, or name its bytes in bytes.ts.')
  }
  const answers: Record<string, Answer> = {}
  if (gives) answers['200'] = { description: 'OK', content: asBytes(gives) }
  for (const status of [...new Set(found.map((one) => one.status))].sort()) {
    const types = found.filter((one) => one.status === status).flatMap(({ type }) => type ?? [])
    const schemas = types.map((type) => typeSchema(source, components, type))
    answers[String(status)] = {
      description: MEANINGS[status] ?? 'OK',
      ...(schemas.length > 0 && { content: { 'application/json': { schema: anyOf(schemas) } } }),
    }
  }
  const isConditional = route.method === 'GET' && facts.reached.has('isKnown')
  if (isConditional) answers['304'] = { description: 'What the caller has still holds' }
  return answers
}

const MEANINGS: Record<number, string> = {
  200: 'OK',
  201: 'Made',
  202: 'Accepted: more is to come',
  204: 'Done; nothing to say',
}

function asBytes(types: string[]): Answer['content'] {
  return Object.fromEntries(types.map((type) => [type, {}]))
}

function anyOf(schemas: Schema[]): Schema {
  const distinct = [...new Map(schemas.map((one) => [JSON.stringify(one), one])).values()]
  return distinct.length === 1 ? distinct[0] : { anyOf: distinct }
}
