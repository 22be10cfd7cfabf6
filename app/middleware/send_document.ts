import type { HttpContext } from '@adonisjs/core/http'
import { isKnown } from '#middleware/etag'

type Sent = { bytes: Buffer; etag: string; name: string; type: string }

/**
 * Whether the client takes the bytes: not when only the headers are asked for, when the browser has
 * them, or when it is staff who look.
 */
export function takesDocument(ctx: HttpContext, etag: string): boolean {
  return ctx.viewing === undefined && ctx.request.method() !== 'HEAD' && !isKnown(ctx, etag)
}

/**
 * Answers with a file, or 304 when the caller has it: a program may keep it, a browser's cache may
 * not. The name goes out in both forms of RFC 6266, so that neither an umlaut nor a line break
 * reaches the header as it is.
 */
export function sendDocument(ctx: HttpContext, { bytes, etag, name, type }: Sent) {
  const { request, response } = ctx
  const disposition = request.qs().inline === '1' ? 'inline' : 'attachment'
  const plain = name.replace(/[^\w.-]/g, '_')
  response
    .header('cache-control', 'no-store')
    .header('etag', etag)
    .header('content-type', type)
    .header(
      'content-disposition',
      `${disposition}; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`
    )

  if (isKnown(ctx, etag)) return response.status(304).send(null)
  return response.send(bytes)
}
