import db from '@adonisjs/lucid/services/db'
import type AuditEvent from '#models/audit_event'

/** What things are called on pages: numbers and names; null for what is not this client's. */
export type Labels = { of(type: string, publicId: string): string | null }

type Named = { public_id: string; label: string | null }

/**
 * Names what events are about, and who did them. Only what belongs to the client has a name here,
 * whatever an event says; colleagues are people with a membership there, of any state.
 */
export async function readLabels(clientId: number, events: AuditEvent[]): Promise<Labels> {
  const idsOf = (type: string) =>
    events.flatMap(({ targetType, targetId }) =>
      targetType === type && targetId !== null ? [targetId] : []
    )
  const people = [
    ...idsOf('account'),
    ...events.flatMap(({ actorType, actorId }) =>
      actorType === 'account' && actorId !== null ? [actorId] : []
    ),
  ]
  const found: [string, Named[]][] = [
    ['invoice', await read('invoices', 'number', clientId, idsOf('invoice'))],
    ['payment', await read('payments', 'receipt_number', clientId, idsOf('payment'))],
    ['payment_intent', await invoicesOfIntents(clientId, idsOf('payment_intent'))],
    ['transfer_report', await invoicesOf('transfer_reports', clientId, idsOf('transfer_report'))],
    ['pay_link', await invoicesOf('pay_links', clientId, idsOf('pay_link'))],
    ['membership', await peopleBy('memberships.public_id', clientId, idsOf('membership'))],
    ['account', await peopleBy('accounts.public_id', clientId, people)],
  ]
  const labels = new Map(
    found.flatMap(([type, rows]) => rows.map((row) => [`${type} ${row.public_id}`, row.label]))
  )
  return { of: (type, publicId) => labels.get(`${type} ${publicId}`) ?? null }
}

function read(table: string, column: string, clientId: number, ids: string[]): Promise<Named[]> {
  if (ids.length === 0) return Promise.resolve([])
  return db
    .from(table)
    .where('client_id', clientId)
    .whereIn('public_id', ids)
    .select('public_id', `${column} as label`)
}

/** By the number of the invoice that they are for. */
async function invoicesOf(table: string, clientId: number, ids: string[]): Promise<Named[]> {
  if (ids.length === 0) return []
  return db
    .from(table)
    .join('invoices', 'invoices.id', `${table}.invoice_id`)
    .where(`${table}.client_id`, clientId)
    .whereIn(`${table}.public_id`, ids)
    .select(`${table}.public_id`, 'invoices.number as label')
}

/** By the numbers of the invoices that one attempt was to pay. */
async function invoicesOfIntents(clientId: number, ids: string[]): Promise<Named[]> {
  if (ids.length === 0) return []
  const rows: Named[] = await db
    .from('payment_intent_invoices as parts')
    .join('payment_intents as intents', 'intents.id', 'parts.intent_id')
    .join('invoices', 'invoices.id', 'parts.invoice_id')
    .where('intents.client_id', clientId)
    .whereIn('intents.public_id', ids)
    .orderBy('parts.id')
    .select('intents.public_id', 'invoices.number as label')
  const numbers = Map.groupBy(rows, ({ public_id: id }) => id)
  return [...numbers].map(([id, parts]) => ({
    public_id: id,
    label: parts.map(({ label }) => label).join(', '),
  }))
}

async function peopleBy(column: string, clientId: number, ids: string[]): Promise<Named[]> {
  if (ids.length === 0) return []
  return (
    db
      .from('memberships')
      .join('accounts', 'accounts.id', 'memberships.account_id')
      .where('memberships.client_id', clientId)
      .whereIn(column, ids)
      .select(`${column} as public_id`)
      // Before the invite is taken an account's own name is not this client's to know.
      .select(
        db.raw(
          'case when memberships.activated_at is null then accounts.email else accounts.name end as label'
        )
      )
  )
}
