import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Ignitor } from '@adonisjs/core'

/*
 * npm run openapi: writes resources/openapi.json from the routes, the validators and the types of
 * what controllers answer. The application is booted for its router; no database is opened.
 */
const ROOT = new URL('../../../', import.meta.url)

process.env.NODE_ENV ??= 'development'
process.env.APP_KEY ??= 'writing-documents-signs-nothing-at-all'
process.env.LOG_LEVEL ??= 'silent'
process.env.DATA_DIR ??= await mkdtemp(join(tmpdir(), 'portal-openapi-'))

const ignitor = new Ignitor(ROOT, {
  importer: (path) =>
    path.startsWith('./') || path.startsWith('../')
      ? import(new URL(path, ROOT).href)
      : import(path),
})
ignitor.tap((app) => {
  app.booting(async () => {
    await import('#start/env')
  })
})
const app = ignitor.createApp('console')
await app.init()
await app.boot()
await app.start(async () => {
  const { default: router } = await import('@adonisjs/core/services/router')
  const { apiRoutes } = await import('#tests/support/openapi/routes')
  const { documentOf } = await import('#tests/support/openapi/document')
  router.commit()
  const root = fileURLToPath(ROOT)
  const document = await documentOf(root, apiRoutes(router.toJSON()))
  const file = join(root, 'resources/openapi.json')
  await writeFile(file, `${JSON.stringify(document, null, 2)}\n`)
})
await app.terminate()
