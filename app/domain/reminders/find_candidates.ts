import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { companyToday } from '#domain/invoices/company_today'
import type { ReminderRule } from '#domain/reminders/reminder_settings'
import { addDays, type Days } from '#domain/reminders/rules_that_apply'
import Invoice from '#models/invoice'

/** Where the next batch begins: after this invoice, in the order of due dates. */
export type Cursor = { dueOn: string; id: number }

/** What a reminder needs of an invoice, and none of its larger columns. */
const COLUMNS = [
  ...['id', 'public_id', 'client_id', 'number', 'title', 'kind', 'state', 'currency', 'due_on'],
  ...['balance_minor', 'paid_minor', 'credited_minor', 'refunded_minor', 'pending_minor'],
  ...['settled_on', 'voided_at', 'created_at'],
]

/** Invoices that are owed and that a rule may be for within these days, the one due first at the top. */
export async function findCandidates(
  client: QueryClientContract | undefined,
  rules: ReminderRule[],
  { from, today }: Days,
  { after, limit }: { after: Cursor | null; limit: number }
): Promise<Invoice[]> {
  const counting = rules.filter(({ enabled, since }) => enabled && since !== null)
  if (counting.length === 0) return []
  const query = reminded(client).where((due) => {
    for (const { days, since } of counting) {
      const first = since! > from ? since! : from
      due.orWhereBetween('due_on', [addDays(first, -days), addDays(today, -days)])
    }
  })
  if (after) query.whereRaw('(due_on, id) > (?, ?)', [after.dueOn, after.id])
  return query.orderBy('due_on').orderBy('id').limit(limit)
}

/** Invoices that something is owed of. */
export function reminded(client: QueryClientContract | undefined) {
  return Invoice.query({ client })
    .select(COLUMNS)
    .preload('ofClient', (clients) => clients.select('id', 'public_id', 'name'))
    .where('kind', 'invoice')
    .where('state', 'issued')
    .where('balance_minor', '>', 0)
}

/** The day since which an invoice is in the portal, where the company is. */
export function knownSince({ createdAt }: { createdAt: DateTime }, timeZone: string): string {
  return companyToday(createdAt, timeZone)
}
