import type { Output } from '../output.ts'
import { isRecord } from '../settings_file.ts'
import type { Column } from '../table.ts'
import { said, spoken } from './words.ts'

/** Totals that a job tells per currency, as a table: what there was, what came, what there is. */
export function totalsOf(summary: unknown): { columns: Column[]; rows: string[][] } | null {
  const totals = isRecord(summary) ? summary.totals : null
  if (!Array.isArray(totals) || totals.length === 0 || !totals.every(isTotal)) return null
  const names = Object.keys(totals[0])
  return {
    columns: names.map((name) => ({
      title: spoken(name),
      align: name === 'currency' ? 'left' : 'right',
    })),
    rows: totals.map((total) => names.map((name) => cellOf(total[name]))),
  }
}

/** A table of the totals, and whether they prove the import; nothing where there are none. */
export function tellTotals(output: Output, summary: unknown): void {
  const totals = totalsOf(summary)
  if (!totals) return
  const { green, red } = output.paint
  output.say('')
  output.table(totals.columns, totals.rows)
  const proof = isProven(summary)
  if (proof === true) output.say(`${green('✓')} Before and imported make what there is now.`)
  if (proof === false) {
    output.say(
      `${red('✗')} Before and imported do not make what there is now: did somebody import meanwhile?`
    )
  }
}

/** Whether what the books hold now is what they held and what came; null when nobody says. */
export function isProven(summary: unknown): boolean | null {
  const told = isRecord(summary) ? summary.isProven : null
  return typeof told === 'boolean' ? told : null
}

function isTotal(value: unknown): value is Record<string, unknown> {
  return isRecord(value) && typeof value.currency === 'string' && !('amountMinor' in value)
}

function cellOf(value: unknown): string {
  if (!isRecord(value) || typeof value.count !== 'number') return said(value)
  return `${said(value.count)}: ${said(value.amount)}`
}
