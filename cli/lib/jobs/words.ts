import { type Amount, formatAmount } from '../money.ts'
import { isRecord } from '../settings_file.ts'
import { clean } from '../text.ts'
import { duration } from '../time.ts'
import type { Job } from './watch.ts'

const KINDS: Partial<Record<string, string>> = {
  open_accounts: 'making accounts',
  send_invites: 'sending invites',
  import_clients: 'importing clients',
  import_invoices: 'importing invoices',
  reconcile_payments: 'reconciling payments',
  replay_events: 'replaying events',
}

const PROBLEMS: Partial<Record<string, string>> = {
  'starter-may-no-longer': 'Whoever started it may no longer do that.',
  'token-revoked': 'The token it was started with was revoked, or signed out.',
  'nothing-taken': 'Some rows were refused, and it was to be all or nothing: nothing was changed.',
  'internal-error': 'The server failed while it did this; its log tells why.',
}

/** What a job does, in words. */
export function kindOf(kind: string): string {
  return KINDS[kind] ?? spoken(kind)
}

/** Why a job failed, in a sentence. */
export function problemOf({ problem, problemDetails }: Job): string {
  const told = isRecord(problemDetails) ? problemDetails.message : undefined
  if (typeof told === 'string') return clean(told)
  const code = problem ?? 'unknown'
  return PROBLEMS[code] ?? `It ended with "${clean(spoken(code))}".`
}

/** "9,500 created, 500 refused"; of what changed nothing (yet) "would be: …". */
export function countsOf({
  counts,
  dryRun,
  atomic,
  state,
}: Pick<Job, 'counts' | 'state' | 'dryRun' | 'atomic'>): string {
  const isNothingChanged = dryRun || (atomic && state !== 'done')
  const words = Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([outcome, count]) => `${count.toLocaleString('en')} ${clean(spoken(outcome))}`)
    .join(', ')
  return isNothingChanged && words ? `would be: ${words}` : words
}

/** How long it took from its start to its end; empty while it runs. */
export function timeTaken({ startedAt, finishedAt }: Job): string {
  if (!startedAt || !finishedAt) return ''
  return duration((Date.parse(finishedAt) - Date.parse(startedAt)) / 1000)
}

/** "client-import", "not_found" → "client import", "not found"; harmless, whatever it is. */
export function spoken(code: string): string {
  return clean(code)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[-_]/g, ' ')
    .toLowerCase()
}

/** What a job tells about the whole, such as control totals per currency, as label and text. */
export function summaryOf(summary: unknown): [label: string, text: string][] {
  if (!isRecord(summary)) return []
  return Object.entries(summary)
    .map(([name, value]): [string, string] => [clean(spoken(name)), said(value)])
    .filter(([, text]) => text !== '')
}

/** A value of a summary in words; empty when there is nothing to say. */
export function said(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (isAmount(value)) return clean(formatAmount(value))
  if (Array.isArray(value)) return value.map(said).filter(Boolean).join(', ')
  if (typeof value === 'number') return value.toLocaleString('en')
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (isRecord(value)) {
    return Object.entries(value)
      .map(([name, part]) => `${clean(spoken(name))} ${said(part)}`)
      .join(', ')
  }
  return clean(String(value))
}

function isAmount(value: unknown): value is Amount {
  return (
    isRecord(value) && Number.isSafeInteger(value.amountMinor) && typeof value.currency === 'string'
  )
}
