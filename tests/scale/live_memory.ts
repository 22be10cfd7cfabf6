/*
 * Verifies a log as `audit:verify` does, and says what memory is still in use after each tenth of it,
 * once the collector has run: what it has not yet come to take away says nothing of what is kept.
 *
 *   node --expose-gc --import=@poppinss/ts-exec tests/scale/live_memory.ts <events> [file]
 */
import 'reflect-metadata'
import { createReadStream } from 'node:fs'
import { Ignitor } from '@adonisjs/core'

const APP_ROOT = new URL('../../', import.meta.url)
const MB = 1024 * 1024

const app = new Ignitor(APP_ROOT, {
  importer: (path) =>
    import(path.startsWith('.') ? new URL(path, APP_ROOT).href : path) as Promise<unknown>,
}).createApp('console')
await app.init()
await import('#start/env')
await app.boot()

const { default: db } = await import('@adonisjs/lucid/services/db')
const { readLog } = await import('#domain/audit/chain/read_log')
const { verifyLog } = await import('#domain/audit/chain/verify_log')
const { logLines } = await import('#domain/audit/log_lines')

const [count, file] = process.argv.slice(2)
const events = Number(count)
const lines = file
  ? readLog(createReadStream(file))
  : logLines(db.connection(), { fromSeq: 1, toSeq: events })
const inUseMb: number[] = []
const verdict = await verifyLog(watched(lines), { fromStart: !file, hasEnd: Boolean(file) })
process.stdout.write(`${JSON.stringify({ inUseMb, verdict })}\n`)
await app.terminate()

async function* watched<Line extends { kind: string }>(all: AsyncIterable<Line>) {
  const tenth = Math.floor(events / 10)
  let seen = 0
  for await (const line of all) {
    if (line.kind === 'event' && ++seen % tenth === 0) inUseMb.push(inUse())
    yield line
  }
}

/** Buffers are outside the heap. */
function inUse(): number {
  if (!globalThis.gc) throw new Error('Run it with --expose-gc')
  globalThis.gc()
  const { heapUsed, external } = process.memoryUsage()
  return (heapUsed + external) / MB
}
