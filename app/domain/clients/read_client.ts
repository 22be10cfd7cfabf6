import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import { listMembers } from '#domain/accounts/members/list_members'
import { readStanding, type MemberStanding } from '#domain/accounts/members/read_standing'
import { clientVersion } from '#domain/clients/put_client'
import { readPace } from '#domain/clients/read_pace'
import {
  invoiceTabs,
  tabConditions,
  tabParams,
  type InvoiceTab,
} from '#domain/invoices/invoice_filter'
import { readCredit } from '#domain/ledger/lists/read_credit'
import type { Money } from '#domain/money/money'
import type Client from '#models/client'

export type ClientBalance = { currency: string; openMinor: number; overdueMinor: number }

export type ClientView = {
  client: Client
  members: MemberStanding[]
  /** One per currency in which something is open. */
  balances: ClientBalance[]
  /** Money that no invoice has taken up, one per currency. */
  credit: Money[]
  /** Drafts are nowhere among them. */
  invoices: Record<InvoiceTab, number>
  /** When somebody of the client last did anything, by whatever way in. */
  lastActivityAt: DateTime | null
  /** Since when they are a client, as far as is known: the day of the first invoice, or of the entry. */
  startedOn: string
  /** Names the state of what may be changed; see `putClient`. */
  version: string
  /** How they kept to the due day with the invoices that they paid last; null before the first. */
  usuallyPays: { days: number; invoices: number } | null
}

/** A client as staff look at it. `today` is where the company is (YYYY-MM-DD). */
export async function readClient(client: Client, today: string): Promise<ClientView> {
  const [members, totals, credit, lastActivityAt, pace] = [
    await readStanding(await listMembers(client.id, { removed: true })),
    await readTotals(client.id, today),
    await readCredit(client.id),
    await readLastActivity(client.id),
    await readPace(client),
  ]
  const sum = (tab: InvoiceTab) => totals.reduce((all, row) => all + Number(row[tab]), 0)
  return {
    client,
    members,
    credit: credit.sums,
    lastActivityAt,
    ...pace,
    version: clientVersion(client),
    balances: totals
      .map((row) => ({
        currency: String(row.currency),
        openMinor: exact(row.open_minor),
        overdueMinor: exact(row.overdue_minor),
      }))
      .filter(({ openMinor }) => openMinor > 0),
    invoices: Object.fromEntries(
      invoiceTabs.map((tab) => [tab, sum(tab)])
    ) as ClientView['invoices'],
  }
}

/** By currency: what is open and overdue, and how many invoices have each status. */
function readTotals(clientId: number, today: string): Promise<Record<string, unknown>[]> {
  const open = `case when state = 'issued' and balance_minor > 0 then balance_minor else 0 end`
  const overdue = `case when ${tabConditions.overdue} then balance_minor else 0 end`
  const query = db
    .from('invoices')
    .where('client_id', clientId)
    .whereNot('state', 'draft')
    .groupBy('currency')
    .orderBy('currency')
    .select('currency', db.raw(`sum(${open}) as open_minor`))
    .select(db.raw(`sum(${overdue}) as overdue_minor`, tabParams('overdue', today)))
  for (const tab of invoiceTabs) {
    const isOf = `sum(case when ${tabConditions[tab]} then 1 else 0 end) as "${tab}"`
    query.select(db.raw(isOf, tabParams(tab, today)))
  }
  return query
}

/** A sum that a number cannot hold exactly is shown as the largest that it can. */
function exact(sum: unknown): number {
  return Math.min(Number(sum), Number.MAX_SAFE_INTEGER)
}

async function readLastActivity(clientId: number): Promise<DateTime | null> {
  const row: { occurred_at: string } | null = await db
    .from('audit_events')
    .where('client_id', clientId)
    .whereIn('actor_type', ['account', 'pay_link'])
    .orderBy('id', 'desc')
    .select('occurred_at')
    .first()
  return row && DateTime.fromISO(row.occurred_at, { zone: 'utc' })
}
