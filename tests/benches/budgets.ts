import { readFile } from 'node:fs/promises'
import { say } from '#tests/benches/say'

type Budget = { atLeast?: number; atMost?: number; says: string }

/** Says of each measured value whether its budget in `budgets.json` holds; whether all do. */
export async function keepBudgets(measured: Record<string, number>): Promise<boolean> {
  const file = await readFile(new URL('budgets.json', import.meta.url), 'utf8')
  const budgets = JSON.parse(file) as Record<string, Budget>
  return Object.entries(budgets)
    .filter(([name]) => name in measured)
    .map(([name, budget]) => judge(budget, measured[name]))
    .every(Boolean)
}

function judge({ atLeast = -Infinity, atMost = Infinity, says }: Budget, value: number): boolean {
  const holds = value >= atLeast && value <= atMost
  const bound = Number.isFinite(atLeast) ? `at least ${atLeast}` : `at most ${atMost}`
  say(`${holds ? 'kept  ' : 'BROKEN'} ${says}: ${value.toFixed(2)} (${bound})`)
  return holds
}
