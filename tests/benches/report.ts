import { mkdir, writeFile } from 'node:fs/promises'
import { cpus, loadavg, totalmem } from 'node:os'
import { keepBudgets } from '#tests/benches/budgets'
import type { Figures } from '#tests/benches/measure'
import { say } from '#tests/benches/say'
import { readTicks, stolenShare } from '#tests/benches/stolen'

const loadBefore = loadavg()[0]
const ticksBefore = readTicks()
const machine = {
  cpu: cpus()[0].model.trim(),
  cores: cpus().length,
  memoryGb: Math.round(totalmem() / 2 ** 30),
  node: process.version,
  load: loadBefore,
}

/** Prints the table, writes `storage/bench.json`, and answers whether every budget holds. */
export async function report(figures: Figures): Promise<boolean> {
  const { list, limit, pdfFirstMs, pdfAgainMs, staticMs } = figures
  const ratios: Record<string, number> = {
    listOfLimit: list.perSecond / limit.perSecond,
    pdfFirstMs,
    pdfAgainOfStatic: pdfAgainMs / staticMs,
  }
  describeMachine()
  say('| | requests/s | p50 ms | p99 ms |\n|---|---|---|---|')
  say(`| invoice list, signed in, 20 rows of 1M | ${row(list)} |`)
  say(`| limit: Fastify and better-sqlite3, no sign-in | ${row(limit)} |`)
  say(`| PDF, first | | ${pdfFirstMs.toFixed(1)} | |`)
  say(`| PDF, again | | ${pdfAgainMs.toFixed(1)} | |`)
  say(`| static file of its size | | ${staticMs.toFixed(1)} | |\n`)

  await writeResult('bench.json', { figures, ratios })
  return keepBudgets(ratios)
}

/** Says on what the figures that follow were measured. */
export function describeMachine(): void {
  say(`${machine.cores} × ${machine.cpu}, ${machine.memoryGb} GB, Node ${machine.node}`)
  const stolen = stolenShare(ticksBefore)
  const taken = stolen === null ? '' : `, ${Math.round(stolen * 100)} % of its time taken by others`
  say(`load before ${machine.load.toFixed(1)}, after ${loadavg()[0].toFixed(1)}${taken}\n`)
}

/** Keeps figures in `storage/`, with the machine and the time. */
export async function writeResult(name: string, result: object): Promise<void> {
  await mkdir('storage', { recursive: true })
  const json = { at: new Date().toISOString(), machine, ...result }
  await writeFile(`storage/${name}`, `${JSON.stringify(json, null, 2)}\n`)
}

function row({ perSecond, p50Ms, p99Ms }: Figures['list']): string {
  return `${Math.round(perSecond)} | ${p50Ms.toFixed(1)} | ${p99Ms.toFixed(1)}`
}
