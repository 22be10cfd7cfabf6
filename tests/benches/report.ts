import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { cpus, loadavg, totalmem } from 'node:os'
import type { Figures } from '#tests/benches/measure'

type Budget = { atLeast?: number; atMost?: number; says: string }

export type Machine = { cpu: string; cores: number; memoryGb: number; node: string; load: number }

/** Prints the table, writes `storage/bench.json`, and answers whether every budget holds. */
export async function report(figures: Figures, loadBefore: number): Promise<boolean> {
  const machine: Machine = {
    cpu: cpus()[0].model.trim(),
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    load: loadBefore,
  }
  const { list, limit, pdfFirstMs, pdfAgainMs, staticMs } = figures
  const ratios: Record<string, number> = {
    listOfLimit: list.perSecond / limit.perSecond,
    pdfFirstMs,
    pdfAgainOfStatic: pdfAgainMs / staticMs,
  }
  const budgets = JSON.parse(
    await readFile(new URL('budgets.json', import.meta.url), 'utf8')
  ) as Record<string, Budget>

  say(`${machine.cores} × ${machine.cpu}, ${machine.memoryGb} GB, Node ${machine.node}`)
  say(`load before ${machine.load.toFixed(1)}, after ${loadavg()[0].toFixed(1)}\n`)
  say('| | requests/s | p50 ms | p99 ms |\n|---|---|---|---|')
  say(`| invoice list, signed in, 20 rows of 1M | ${row(list)} |`)
  say(`| limit: Fastify and better-sqlite3, no sign-in | ${row(limit)} |`)
  say(`| PDF, first | | ${pdfFirstMs.toFixed(1)} | |`)
  say(`| PDF, again | | ${pdfAgainMs.toFixed(1)} | |`)
  say(`| static file of its size | | ${staticMs.toFixed(1)} | |\n`)

  const kept = Object.entries(budgets).map(([name, budget]) => judge(budget, ratios[name]))
  await mkdir('storage', { recursive: true })
  const json = { at: new Date().toISOString(), machine, figures, ratios }
  await writeFile('storage/bench.json', `${JSON.stringify(json, null, 2)}\n`)
  return kept.every(Boolean)
}

function row({ perSecond, p50Ms, p99Ms }: Figures['list']): string {
  return `${Math.round(perSecond)} | ${p50Ms.toFixed(1)} | ${p99Ms.toFixed(1)}`
}

function judge({ atLeast = -Infinity, atMost = Infinity, says }: Budget, value: number): boolean {
  const holds = value >= atLeast && value <= atMost
  const bound = Number.isFinite(atLeast) ? `at least ${atLeast}` : `at most ${atMost}`
  say(`${holds ? 'kept  ' : 'BROKEN'} ${says}: ${value.toFixed(2)} (${bound})`)
  return holds
}

function say(line: string) {
  process.stdout.write(`${line}\n`)
}
