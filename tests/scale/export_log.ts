/*
 * Exports a log as the API does, to a file, in a process of its own whose memory can be looked at.
 *
 *   node --import=@poppinss/ts-exec tests/scale/export_log.ts <file>
 */
import 'reflect-metadata'
import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Ignitor } from '@adonisjs/core'
import { DateTime } from 'luxon'

const APP_ROOT = new URL('../../', import.meta.url)

const app = new Ignitor(APP_ROOT, {
  importer: (path) =>
    import(path.startsWith('.') ? new URL(path, APP_ROOT).href : path) as Promise<unknown>,
}).createApp('console')
await app.init()
await import('#start/env')
await app.boot()

const { exportEvents } = await import('#domain/audit/export_events')
const { writeLog } = await import('#domain/audit/write_log')
const { systemActor } = await import('#domain/shared/actor')

const lines = await exportEvents({}, systemActor('test'), DateTime.utc())
await pipeline(Readable.from(writeLog(lines, 'jsonl')), createWriteStream(process.argv[2]))
await app.terminate()
