import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { normalizeEmail } from '#domain/accounts/email_address'
import { findOrOpenAccount } from '#domain/accounts/find_or_open_account'
import { localeOf } from '#domain/accounts/locale_of'
import { openMembership } from '#domain/accounts/open_membership'
import { recordAudit } from '#domain/audit/record_audit'
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
  const locale = draft.locale ?? (await defaultLocale(trx, draft.country ?? null))
  const billingEmail = normalizeEmail(draft.billingEmail)

  const client = await Client.create(
    {
      publicId: newPublicId(),
      ref: draft.ref ?? null,
      name: fit(draft.name, 300) ?? 'Unnamed',
      legalName: fit(draft.legalName, 300),
      taxNumber: draft.taxNumber ?? null,
      endpoint: draft.endpoint ?? null,
      contactName: fit(draft.contactName, 200),
      billingEmail,
      phone: fit(draft.phone, 60),
      line1: fit(draft.line1, 300),
      line2: fit(draft.line2, 300),
      city: fit(draft.city, 150),
      postcode: fit(draft.postcode, 30),
      region: fit(draft.region, 150),
      country: draft.country ?? null,
      locale,
      createdAt: now,
      updatedAt: now,
    },
    { client: trx }
  )

  const account = await findOrOpenAccount(
    trx,
    {
      name: fit(draft.person?.name, 200) ?? client.contactName ?? client.name.slice(0, 200),
      email: normalizeEmail(draft.person?.email) ?? billingEmail,
      phone: fit(draft.person?.phone, 60),
      locale,
    },
    now
  )
  const membership = await openMembership(trx, client, account, 'owner', now)

  await recordAudit(
    trx,
    actor,
    {
      action: 'client.opened',
      clientId: client.id,
      target: { type: 'client', id: client.publicId },
      details: { account: account.publicId, hasAddress: account.email !== null },
    },
    now
  )
  return { client, account, membership }
}

async function defaultLocale(trx: TransactionClientContract, country: string | null) {
  const { company } = await readSettings(trx)
  return localeOf(country, company.locale)
}

/** One line, cut to what the column holds: PostgreSQL refuses longer texts, SQLite takes any. */
function fit(text: string | null | undefined, length: number): string | null {
  const line = text?.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()
  return line ? [...line].slice(0, length).join('') : null
}
