import { createHash } from 'node:crypto'
import type { HttpContext } from '@adonisjs/core/http'

/**
 * Answers 304 instead when the caller has this very answer (RFC 9110, If-None-Match). By hand: the
 * framework obeys the `no-cache` that fetch() adds to every such request, and would never say 304.
 */
export function unlessKnown<Answer>(ctx: HttpContext, answer: Answer): Answer {
  const hash = createHash('sha256').update(JSON.stringify(answer)).digest('base64url')
  const etag = `"${hash}"`
  ctx.response.header('etag', etag)
  if (isKnown(ctx, etag)) ctx.response.status(304).send('')
  // Once something was sent, what a controller returns is ignored; its type is the answer's.
  return answer
}

/** Whether the caller named this ETag as one it has; weak and strong forms are the same here. */
export function isKnown({ request }: HttpContext, etag: string): boolean {
  const named = request.header('if-none-match')?.split(',') ?? []
  return named.some((one) => one.trim().replace(/^W\//, '') === etag)
}
