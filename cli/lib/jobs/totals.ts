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
