import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { HttpContext } from '@adonisjs/core/http'
import app from '@adonisjs/core/services/app'
import { appUrl } from '#config/app'
import { version } from '#config/version'
import { isKnown } from '#middleware/etag'

type Served = { text: string; etag: string }

let served: Promise<Served> | undefined

/** The API as OpenAPI 3.1: what `npm run openapi` wrote, with this server's version and address. */
export default class ApiDocumentController {
  async show(ctx: HttpContext) {
    served ??= read()
    const { text, etag } = await served
    const { response } = ctx
    response.header('etag', etag).header('cache-control', 'public, max-age=300')
    if (isKnown(ctx, etag)) return response.status(304).send('')
    return response.header('content-type', 'application/json; charset=utf-8').send(text)
  }
}

async function read(): Promise<Served> {
  const { info, ...document } = JSON.parse(
    await readFile(app.makePath('resources/openapi.json'), 'utf8')
  ) as { info: object }
  const own = { info: { ...info, version }, servers: [{ url: appUrl }] }
  const text = JSON.stringify({ ...document, ...own })
  const hash = createHash('sha256').update(text).digest('base64url')
  return { text, etag: `"${hash}"` }
}
