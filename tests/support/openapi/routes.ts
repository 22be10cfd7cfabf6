import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RouteJSON } from '@adonisjs/core/types/http'

/** One method of one address, as the router knows it. */
export type ApiRoute = {
  name: string
  method: string
  /** As the router writes it: `/api/v1/admin/clients/:id`. */
  pattern: string
  /** `app/controllers/admin/clients_controller` and `index`; none where a closure answers. */
  handler: { file: string; method: string } | null
  /** Names of the middleware (start/kernel.ts) with what each is given. */
  middleware: { name: string; args: unknown }[]
}

/** What the document is about: the API and the webhooks, no pages. */
export const DOCUMENTED = /^\/(api\/v1|webhooks)\//

export function apiRoutes(json: Record<string, RouteJSON[]>): ApiRoute[] {
  return Object.values(json)
    .flat()
    .filter(({ pattern }) => DOCUMENTED.test(pattern))
    .flatMap((route) =>
      route.methods
        .filter((method) => method !== 'HEAD')
        .map((method) => ({
          name: route.name ?? `${method} ${route.pattern}`,
          method,
          pattern: route.pattern,
          handler: handlerOf(route),
          middleware: middlewareOf(route),
        }))
    )
}

/** `/clients/:id` of the router is `/clients/{id}` in the document. */
export function documentedPath(pattern: string): string {
  return pattern.replace(/:(\w+)/g, '{$1}')
}

function handlerOf({ handler }: RouteJSON): ApiRoute['handler'] {
  const [, file] = /import\('#(controllers\/[\w/]+)'\)/.exec(
    'importExpression' in handler ? String(handler.importExpression) : ''
  ) ?? ['', '']
  if (!file || !('method' in handler)) return null
  return { file: `app/${file}`, method: String(handler.method) }
}

function middlewareOf({ middleware }: RouteJSON): ApiRoute['middleware'] {
  return [...middleware.all()].flatMap((one) =>
    typeof one === 'object' && one.name ? [{ name: one.name, args: one.args }] : []
  )
}

/** Which file each name of a middleware stands for. */
export function middlewareFiles(root: string): Map<string, string> {
  const kernel = readFileSync(join(root, 'start/kernel.ts'), 'utf8')
  const named = kernel.matchAll(/(\w+): \(\) => import\('#(middleware\/\w+)'\)/g)
  return new Map([...named].map(([, name, file]) => [name, `app/${file}`]))
}
