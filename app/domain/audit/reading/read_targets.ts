import db from '@adonisjs/lucid/services/db'
import type AuditEvent from '#models/audit_event'

/** What things are called: numbers and names, as they are now; null for what has none. */
export type TargetNames = { of(type: string | null, id: string | null): string | null }

type Named = { public_id: string; label: string | null }

/** Names what events were done to, for staff, who may know all of it. */
export async function readTargets(events: AuditEvent[]): Promise<TargetNames> {
  const idsOf = (type: string) =>
    events.flatMap(({ targetType, targetId }) =>
      targetType === type && targetId !== null ? [targetId] : []
    )
  const found: [type: string, rows: Promise<Named[]>][] = [
    ['invoice', named('invoices', 'number', idsOf('invoice'))],
    ['payment', named('payments', 'receipt_number', idsOf('payment'))],
    ['account', named('accounts', 'name', idsOf('account'))],
    ['staff', named('staff', 'name', idsOf('staff'))],
    ['client', named('clients', 'name', idsOf('client'))],
    ['pay_link', ofInvoice('pay_links', idsOf('pay_link'))],
    ['transfer_report', ofInvoice('transfer_reports', idsOf('transfer_report'))],
    ['membership', ofPerson(idsOf('membership'))],
  ]
  const names = new Map<string, string | null>()
  for (const [type, rows] of found) {
    for (const row of await rows) names.set(`${type} ${row.public_id}`, row.label)
  }
  return { of: (type, id) => names.get(`${type} ${id}`) ?? null }
}

async function named(table: string, column: string, ids: string[]): Promise<Named[]> {
  if (ids.length === 0) return []
  return db.from(table).whereIn('public_id', ids).select('public_id', `${column} as label`)
}

/** By the number of the invoice that it is for. */
async function ofInvoice(table: string, ids: string[]): Promise<Named[]> {
  if (ids.length === 0) return []
  return db
    .from(table)
    .join('invoices', 'invoices.id', `${table}.invoice_id`)
    .whereIn(`${table}.public_id`, ids)
    .select(`${table}.public_id`, 'invoices.number as label')
}

async function ofPerson(ids: string[]): Promise<Named[]> {
  if (ids.length === 0) return []
  return db
    .from('memberships')
    .join('accounts', 'accounts.id', 'memberships.account_id')
    .whereIn('memberships.public_id', ids)
    .select('memberships.public_id', 'accounts.name as label')
}
