import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { insertRows } from '#database/insert_rows'
import { normalizeEmail } from '#domain/accounts/email_address'
import {
  findOrOpenAccount,
  findOrOpenAccounts,
  type Person,
} from '#domain/accounts/find_or_open_account'
import { localeOf } from '#domain/accounts/locale_of'
import { openMembership, openMemberships } from '#domain/accounts/open_membership'
import { recordAudit, recordAudits } from '#domain/audit/record_audit'
import { readSettings } from '#domain/settings/read_settings'
import type { Actor } from '#domain/shared/actor'
import { newPublicId } from '#domain/shared/public_id'
import type Account from '#models/account'
import Client from '#models/client'
import type Membership from '#models/membership'

/** A client as an importer, the API or the seeder knows it. What is absent is null. */
export type ClientDraft = {
  name: string
  ref?: string | null
  legalName?: string | null
  taxNumber?: string | null
  endpoint?: string | null
  contactName?: string | null
  /** Where invoices are told about, and the address of the portal account unless `person` differs. */
  billingEmail?: string | null
  phone?: string | null
  line1?: string | null
  line2?: string | null
  city?: string | null
  postcode?: string | null
  region?: string | null
  /** ISO 3166-1 alpha-2. */
  country?: string | null
  /** BCP 47; by default the company's language with the client's country. */
  locale?: string | null
  /** Who signs in: by default the contact, at the billing address. */
  person?: { name?: string | null; email?: string | null; phone?: string | null }
}

export type OpenedClient = { client: Client; account: Account; membership: Membership }

/**
 * Makes a client together with its portal account (owner, not invited) in the caller's
 * transaction. A person whose address already has an account gets a second membership. An address
 * that cannot be one counts as none: an e-invoice is not refused for it, and invites list the
 * client as "no address". Mails nobody.
 */
export async function openClient(
  trx: TransactionClientContract,
  draft: ClientDraft,
  actor: Actor,
  now: DateTime
): Promise<OpenedClient> {
  const row = clientRow(draft, await defaultLocales(trx), now)
  const client = await Client.create(row, { client: trx })
  const account = await findOrOpenAccount(trx, personOf(draft, row), now)
  const membership = await openMembership(trx, client, account, 'owner', now)
  await recordAudit(trx, actor, opened(client, account), now)
  return { client, account, membership }
}

/** The same for many clients, in their order, in a few statements. */
export async function openClients(
  trx: TransactionClientContract,
  drafts: ClientDraft[],
  actor: Actor,
  now: DateTime
): Promise<{ id: number; publicId: string }[]> {
  if (drafts.length === 0) return []
  const locales = await defaultLocales(trx)
  const rows = drafts.map((draft) => clientRow(draft, locales, now))
  await insertRows(trx, Client, rows)
  const clients = await idsOf(trx, rows)
  const people = rows.map((row, index) => personOf(drafts[index], row))
  const accounts = await findOrOpenAccounts(trx, people, now)
  const places = clients.map((client, index) => ({
    client,
    account: accounts[index],
    role: 'owner' as const,
  }))
  await openMemberships(trx, places, now)
  const events = clients.map((client, index) => opened(client, accounts[index]))
  await recordAudits(trx, actor, events, now)
  return clients
}

function clientRow(
  draft: ClientDraft,
  localeIn: (country: string | null) => string,
  now: DateTime
) {
  return {
    publicId: newPublicId(),
    ref: draft.ref ?? null,
    name: fit(draft.name, 300) ?? 'Unnamed',
    legalName: fit(draft.legalName, 300),
    taxNumber: draft.taxNumber ?? null,
    endpoint: draft.endpoint ?? null,
    contactName: fit(draft.contactName, 200),
    billingEmail: normalizeEmail(draft.billingEmail),
    phone: fit(draft.phone, 60),
    line1: fit(draft.line1, 300),
    line2: fit(draft.line2, 300),
    city: fit(draft.city, 150),
    postcode: fit(draft.postcode, 30),
    region: fit(draft.region, 150),
    country: draft.country ?? null,
    locale: draft.locale ?? localeIn(draft.country ?? null),
    createdAt: now,
    updatedAt: now,
  }
}

function personOf({ person }: ClientDraft, row: ReturnType<typeof clientRow>): Person {
  return {
    name: fit(person?.name, 200) ?? row.contactName ?? row.name.slice(0, 200),
    email: normalizeEmail(person?.email) ?? row.billingEmail,
    phone: fit(person?.phone, 60),
    locale: row.locale,
  }
}

function opened(
  client: { id: number; publicId: string },
  account: { publicId: string; email: string | null }
) {
  return {
    action: 'client.opened',
    clientId: client.id,
    target: { type: 'client', id: client.publicId },
    details: { account: account.publicId, hasAddress: account.email !== null },
  }
}

async function idsOf(
  trx: TransactionClientContract,
  rows: { publicId: string }[]
): Promise<{ id: number; publicId: string }[]> {
  const publicIds = rows.map(({ publicId }) => publicId)
  const found: { id: number | string; public_id: string }[] = await trx
    .from('clients')
    .whereIn('public_id', publicIds)
    .select('id', 'public_id')
  const ids = new Map(found.map((row) => [row.public_id, Number(row.id)]))
  return publicIds.map((publicId) => ({ id: ids.get(publicId)!, publicId }))
}

/** By country. */
async function defaultLocales(
  trx: TransactionClientContract
): Promise<(country: string | null) => string> {
  const { company } = await readSettings(trx)
  return (country) => localeOf(country, company.locale)
}

/** One line, cut to what the column holds: PostgreSQL refuses longer texts, SQLite takes any. */
function fit(text: string | null | undefined, length: number): string | null {
  const line = text?.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()
  return line ? [...line].slice(0, length).join('') : null
}
