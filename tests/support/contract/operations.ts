import { readFileSync } from 'node:fs'
import app from '@adonisjs/core/services/app'

type Content = Record<string, { schema?: object }>
type Response = { $ref?: string; content?: Content }
export type Operation = {
  'operationId': string
  'requestBody'?: { required: boolean; content: Content }
  'responses': Record<string, Response>
  'x-problems': string[]
}
type Document = {
  paths: Record<string, Record<string, Operation>>
  components: { responses: Record<string, Response> }
}
/** An operation with where it stands in the document, as a JSON pointer. */
export type Found = { operation: Operation; pointer: string }

/** What the document says, read once. */
export class Operations {
  readonly document: Document = JSON.parse(
    readFileSync(app.makePath('resources/openapi.json'), 'utf8')
  ) as Document
  #addresses = Object.keys(this.document.paths)
    .map((path) => ({ path, pattern: patternOf(path) }))
    // `/sessions/current` before `/sessions/{id}`.
    .sort((a, b) => a.path.split('{').length - b.path.split('{').length)

  /** The operation that answers a request; null where the document knows none. */
  find(method: string, pathname: string): Found | null {
    const verb = method.toLowerCase()
    for (const { path, pattern } of this.#addresses) {
      const operation = pattern.test(pathname) ? this.document.paths[path][verb] : undefined
      if (operation) return { operation, pointer: `/paths/${escaped(path)}/${verb}` }
    }
    return null
  }

  ids(): string[] {
    return Object.values(this.document.paths)
      .flatMap((path) => Object.values(path))
      .map(({ operationId }) => operationId)
  }

  /** What is documented for a status, with its pointer; null where nothing is. */
  answer(
    { operation, pointer }: Found,
    status: number
  ): { content?: Content; pointer: string } | null {
    const key = [String(status), `${Math.floor(status / 100)}XX`].find(
      (one) => one in operation.responses
    )
    if (!key) return null
    const { $ref, content } = operation.responses[key]
    if (!$ref) return { content, pointer: `${pointer}/responses/${key}` }
    const shared = $ref.slice('#/components/responses/'.length)
    return { content: this.document.components.responses[shared].content, pointer: $ref.slice(1) }
  }
}

export function escaped(part: string): string {
  return encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))
}

function patternOf(path: string): RegExp {
  const source = path.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^$()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${source.join('[^/]+')}/?$`)
}
