import { createReadStream } from 'node:fs'
import { readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { keepBudgets } from '#tests/benches/budgets'
import { writeInvoices } from '#tests/benches/import/invoice_file'
import { serverMemory } from '#tests/benches/import/memory_of'
import { timePlainInserts } from '#tests/benches/import/plain_inserts'
import { describeMachine, writeResult } from '#tests/benches/report'
import { say } from '#tests/benches/say'
import { startProductionServer } from '#tests/support/production_server'

const INVOICES = Number(process.env.BENCH_INVOICES ?? 100_000)
const LINES = 5
/** Somebody looks at a list meanwhile. */
const ASKS_EVERY_MS = 100

type Job = {
  id: string
  state: string
  counts: Record<string, number>
  startedAt: string
  finishedAt: string
  summary: { isProven: boolean } | null
}

/**
 * 100,000 invoices of five lines from a CSV file, on the production server with its worker, beside
 * better-sqlite3 alone inserting the same rows; how long others wait for their lists meanwhile, and
 * what memory the server takes. Answers whether the budgets hold.
 */
export async function measureImport(): Promise<boolean> {
  const path = join(tmpdir(), `bench-invoices-${process.pid}.csv`)
  const empty = `${path}.sqlite3`
  const server = await startProductionServer('demo')
  try {
    say(`Writing a file of ${INVOICES} invoices …`)
    await writeInvoices(path, INVOICES, LINES)
    const { token } = JSON.parse(await readFile(join(server.dataDir, 'cli.json'), 'utf8')) as {
      token: string
    }
    const api = `${server.url}/api/v1/admin`
    const authorization = `Bearer ${token}`

    const before = serverMemory()
    const started = await upload(
      `${api}/invoice-imports/bulk?fileName=bench.csv`,
      path,
      authorization
    )
    const watched = await watch(api, started.id, authorization)
    const plainSeconds = timePlainInserts(join(server.dataDir, 'portal.sqlite3'), empty)
    return await report({ ...watched, before, plainSeconds, bytes: (await stat(path)).size })
  } finally {
    await server.stop()
    for (const file of [path, empty, `${empty}-wal`, `${empty}-shm`])
      await rm(file, { force: true })
  }
}

async function upload(url: string, path: string, authorization: string): Promise<Job> {
  const body = ReadableStream.from<Uint8Array>(createReadStream(path))
  const init: RequestInit & { duplex: 'half' } = {
    method: 'POST',
    headers: { authorization, 'content-type': 'text/csv' },
    body,
    duplex: 'half',
  }
  return dataOf(await fetch(url, init))
}

async function dataOf(answer: Response): Promise<Job> {
  if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`)
  const { data } = (await answer.json()) as { data: Job }
  return data
}

async function watch(api: string, id: string, authorization: string) {
  const waits: number[] = []
  const memory: number[] = []
  let job: Job
  do {
    const asked = performance.now()
    const list = await fetch(`${api}/invoices?limit=20`, { headers: { authorization } })
    await list.arrayBuffer()
    waits.push(performance.now() - asked)
    memory.push(serverMemory() ?? 0)
    job = await dataOf(await fetch(`${api}/jobs/${id}`, { headers: { authorization } }))
    await sleep(ASKS_EVERY_MS)
  } while (job.state === 'queued' || job.state === 'running')
  if (job.state !== 'done' || job.counts.imported !== INVOICES || !job.summary?.isProven) {
    throw new Error(`The import went wrong: ${JSON.stringify(job)}`)
  }
  const seconds = (Date.parse(job.finishedAt) - Date.parse(job.startedAt)) / 1000
  waits.sort((one, other) => one - other)
  const p99Ms = waits[Math.floor(waits.length * 0.99)]
  return { seconds, p50Ms: waits[Math.floor(waits.length / 2)], p99Ms, memory }
}

type Figures = Awaited<ReturnType<typeof watch>> & {
  before: number | null
  plainSeconds: number
  bytes: number
}

async function report(figures: Figures): Promise<boolean> {
  const { seconds, plainSeconds, p50Ms, p99Ms, memory, before, bytes } = figures
  const perSecond = INVOICES / seconds
  const tenth = Math.ceil(memory.length / 10)
  const early = Math.max(...memory.slice(0, tenth * 2))
  const late = Math.max(...memory.slice(-tenth))
  describeMachine()
  say(
    `| ${INVOICES} invoices × ${LINES} lines, ${Math.round(bytes / 2 ** 20)} MB of CSV, SQLite | s | invoices/s |`
  )
  say('|---|---|---|')
  say(
    `| import: read, checked, clients found or opened, audited | ${seconds.toFixed(1)} | ${Math.round(perSecond)} |`
  )
  say(
    `| better-sqlite3 inserting the same rows | ${plainSeconds.toFixed(1)} | ${Math.round(INVOICES / plainSeconds)} |\n`
  )
  say(`lists meanwhile: p50 ${p50Ms.toFixed(0)} ms, p99 ${p99Ms.toFixed(0)} ms`)
  say(
    `server PSS: ${before?.toFixed(0)} MB before, ${early.toFixed(0)} MB in the first fifth, ${late.toFixed(0)} MB in the last tenth\n`
  )
  await writeResult('bench-import.json', { figures: { ...figures, perSecond, early, late } })
  return keepBudgets({ importPerSecond: perSecond, importOthersP99Ms: p99Ms })
}
