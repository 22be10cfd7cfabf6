import type { HttpContext } from '@adonisjs/core/http'
import type TransferProof from '#models/transfer_proof'

/**
 * Answers with a file that somebody sent us: to be saved, never to be shown by a browser as a page
 * of ours, and without any right if it is shown all the same.
 */
export function sendProof(
  { response }: HttpContext,
  { name, contentType, content }: TransferProof
) {
  const plain = name.replace(/[^\w.-]/g, '_')
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${hex(sign)}`)
  return response
    .header('cache-control', 'no-store')
    .header('content-type', contentType)
    .header('content-disposition', `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`)
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "sandbox; default-src 'none'")
    .send(content)
}

function hex(sign: string): string {
  return sign.charCodeAt(0).toString(16).toUpperCase()
}
