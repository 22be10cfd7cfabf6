import type { HttpContext } from '@adonisjs/core/http'

type Sent = { bytes: Buffer; etag: string; name: string; type: string }

/**
 * Answers with a file to keep, or 304 when the browser has it. The name goes out in both forms of
 * RFC 6266, so that neither an umlaut nor a line break reaches the header as it is.
 */
export function sendDocument(
  { request, response }: HttpContext,
  { bytes, etag, name, type }: Sent
) {
  const disposition = request.qs().inline === '1' ? 'inline' : 'attachment'
  const plain = name.replace(/[^\w.-]/g, '_')
  response
    .header('cache-control', 'private, no-cache')
    .header('etag', etag)
    .header('content-type', type)
    .header(
      'content-disposition',
      `${disposition}; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`
    )

  if (request.header('if-none-match') === etag) return response.status(304).send(null)
  return response.send(bytes)
}
