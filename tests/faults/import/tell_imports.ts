import { invoiceFile } from '#tests/faults/import/invoice_file'
import { planKills } from '#tests/faults/import/plan_kills'
import { tellImport } from '#tests/faults/import/tell_import'
import type { World } from '#tests/faults/run/world'

const INVOICES = 2000

/** Among the batches of each import, and one more at its end. */
const KILLS_AMONG = 2

export type Imported = {
  imports: number
  /** How often each point was struck. */
  strikes: Record<string, number>
  failed: string | null
}

/** Imports a file so often, each time killed elsewhere, until one of them goes wrong. */
export async function tellImports(
  world: World,
  { imports, seed }: { imports: number; seed: number },
  onImport: (told: number, log: string[]) => void
): Promise<Imported> {
  const file = invoiceFile(INVOICES)
  const strikes: Imported['strikes'] = {}
  for (let nth = 0; nth < imports; nth++) {
    const kills = planKills(seed + nth, KILLS_AMONG)
    const log: string[] = []
    try {
      const struck = await tellImport(world, file, kills, log)
      for (const { point } of struck) strikes[point] = (strikes[point] ?? 0) + 1
    } catch (error) {
      const again = `npm run test:faults -- --imports=1 --seed=${seed + nth}`
      const failed = report(again, log, error, world.serverSaid)
      return { imports: nth + 1, strikes, failed }
    }
    onImport(nth + 1, log)
  }
  return { imports, strikes, failed: null }
}

function report(again: string, log: string[], error: unknown, serverSaid: string): string {
  const what = error instanceof Error ? (error.stack ?? error.message) : String(error)
  const said = serverSaid ? ['', 'The server wrote last:', serverSaid.slice(-4000)] : []
  return [`An import went wrong. Again: ${again}`, '', ...log, '', what, ...said].join('\n')
}
