/*
 * The real server with an empty, migrated database of its own and the portal open, in a process of
 * its own: for settings that are read once, when a server starts. Says its port to its parent.
 * Argument: a module whose default export fills the database first.
 */
import 'reflect-metadata'
import { Ignitor } from '@adonisjs/core'
import { MigrationRunner } from '@adonisjs/lucid/migration'

const APP_ROOT = new URL('../../', import.meta.url)
const ignitor = new Ignitor(APP_ROOT, {
  importer: (path) =>
    import(path.startsWith('.') ? new URL(path, APP_ROOT).href : path) as Promise<unknown>,
})
const app = ignitor.createApp('web')
await app.init()
await import('#start/env')
await app.boot()

const { default: db } = await import('@adonisjs/lucid/services/db')
const { createHttpServer } = await import('#start/http_server')
const { openPortal } = await import('#tests/support/portal_world')

const runner = new MigrationRunner(db, app, { direction: 'up', dryRun: false })
await runner.run()
if (runner.error) throw runner.error
await openPortal()
const [seed] = process.argv.slice(2)
if (seed) await ((await import(seed)) as { default: () => Promise<void> }).default()

await app.start(async () => {
  const server = await app.container.make('server')
  await server.boot()
  const http = createHttpServer(server.handle.bind(server))
  server.setNodeServer(http)
  http.listen(0, '127.0.0.1', () => {
    const address = http.address()
    process.send?.({ port: typeof address === 'object' ? address?.port : null })
  })
})
// Nobody to work for any more.
process.on('disconnect', () => process.exit(0))
