import { endInTime } from '#start/end_in_time'
import { createHttpServer } from '#start/http_server'

// A built server shows nobody a stack, whatever NODE_ENV was left at.
if (import.meta.filename.endsWith('.js')) process.env.NODE_ENV = 'production'

await import('reflect-metadata')
const { Ignitor, prettyPrintError } = await import('@adonisjs/core')

const APP_ROOT = new URL('../', import.meta.url)

const IMPORTER = (filePath: string) => {
  if (filePath.startsWith('./') || filePath.startsWith('../')) {
    return import(new URL(filePath, APP_ROOT).href)
  }
  return import(filePath)
}

new Ignitor(APP_ROOT, { importer: IMPORTER })
  .tap((app) => {
    app.booting(async () => {
      await import('#start/env')
    })
    app.listen('SIGTERM', () => endInTime(app))
    app.listen('SIGINT', () => endInTime(app))
  })
  .httpServer()
  .start((handler) => createHttpServer(handler))
  .catch((error) => {
    process.exitCode = 1
    prettyPrintError(error)
  })
