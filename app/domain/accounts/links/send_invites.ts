import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { lockRows, writeTransaction } from '#database/write_transaction'
import { noLongerOwner } from '#domain/accounts/members/no_longer'
import { issueToken } from '#domain/accounts/links/secret_tokens'
import { waitingInvoices } from '#domain/accounts/links/waiting_invoices'
import { recordAudit } from '#domain/audit/record_audit'
import { readSettings } from '#domain/settings/read_settings'
import type { Actor } from '#domain/shared/actor'
import { useOutbox } from '#domain/shared/outbox'
import { iso } from '#domain/shared/iso'
import Membership from '#models/membership'
import type { Reader } from '#models/reader'

const BATCH = 50

export type InviteOutcome =
  'sent' | 'no_address' | 'already_active' | 'disabled' | 'link_still_valid' | 'not_found'

export type InviteReport = {
  membershipId: number
  clientId: string | null
  clientName: string | null
  email: string | null
  outcome: InviteOutcome
}

/**
 * Whom to invite. Row ids: everyone named gets a new link, which voids the older one. "pending":
 * whoever was not invited yet or whose link expired.
 */
export type InviteSelection = { memberships: number[] } | 'pending'

/**
 * Invites people by mail, in batches of one transaction each: membership invited, older links void,
 * mail in the outbox. Answers one line per membership; nothing is an error. `dryRun` only tells.
 * `by`: the owner of a client who asks. Who is none any more invites nobody, and is told of nobody.
 */
export async function sendInvites(
  selection: InviteSelection,
  actor: Actor,
  now: DateTime,
  { dryRun = false, by }: { dryRun?: boolean; by?: Reader } = {}
): Promise<InviteReport[]> {
  const onlyPending = selection === 'pending'
  const ids = onlyPending ? await pendingIds() : [...new Set(selection.memberships)]
  const reports: InviteReport[] = []

  for (let start = 0; start < ids.length; start += BATCH) {
    const batch = ids.slice(start, start + BATCH)
    reports.push(
      ...(await writeTransaction((trx) =>
        inviteBatch(trx, batch, { actor, now, onlyPending, dryRun, by })
      ))
    )
  }
  return reports
}

async function pendingIds(): Promise<number[]> {
  const rows = await Membership.query()
    .whereIn('state', ['not_invited', 'invited'])
    .orderBy('id')
    .select('id')
  return rows.map((row) => row.id)
}

type Run = { actor: Actor; now: DateTime; onlyPending: boolean; dryRun: boolean; by?: Reader }

async function inviteBatch(trx: TransactionClientContract, ids: number[], run: Run) {
  if (run.by && (await noLongerOwner(trx, run.by))) return []
  // Two runs at once: the second reads what the first has sent.
  await lockRows(trx, 'memberships', ids)
  const memberships = await Membership.query({ client: trx })
    .whereIn('id', ids)
    .preload('account')
    .preload('ofClient')
  const byId = new Map(memberships.map((membership) => [membership.id, membership]))

  const reports: InviteReport[] = []
  for (const id of ids) {
    const membership = byId.get(id)
    const outcome = membership ? await inviteOne(trx, membership, run) : 'not_found'
    reports.push({
      membershipId: id,
      clientId: membership?.ofClient.publicId ?? null,
      clientName: membership?.ofClient.name ?? null,
      email: membership?.account.email ?? null,
      outcome,
    })
  }
  return reports
}

async function inviteOne(
  trx: TransactionClientContract,
  membership: Membership,
  run: Run
): Promise<InviteOutcome> {
  const { email } = membership.account
  if (membership.state === 'active') return 'already_active'
  if (membership.state === 'disabled') return 'disabled'
  if (email === null) return 'no_address'
  if (run.onlyPending && (await hasValidLink(trx, membership, run.now))) return 'link_still_valid'
  if (!run.dryRun) await invite(trx, membership, email, run)
  return 'sent'
}

async function hasValidLink(trx: TransactionClientContract, { id }: Membership, now: DateTime) {
  const row = await trx
    .from('secret_tokens')
    .where('membership_id', id)
    .where('purpose', 'invite')
    .whereNull('used_at')
    .whereNull('voided_at')
    .where('expires_at', '>', iso(now))
    .first()
  return row !== null && row !== undefined
}

async function invite(
  trx: TransactionClientContract,
  membership: Membership,
  email: string,
  { actor, now }: Run
) {
  const { account, ofClient: client } = membership
  const { company } = await readSettings(trx)
  const holder = { accountId: account.id, membershipId: membership.id, email }
  const { secret, expiresAt } = await issueToken(trx, 'invite', holder, now)

  membership.useTransaction(trx)
  await membership.merge({ state: 'invited', invitedAt: now }).save()

  const today = now.setZone(company.timeZone).toISODate()!
  await useOutbox().queueMail(trx, {
    kind: 'invite',
    to: { email, name: account.name },
    locale: account.locale,
    clientId: client.id,
    accountId: account.id,
    params: {
      name: account.name,
      clientName: client.name,
      expiresOn: expiresAt.setZone(company.timeZone).toISODate(),
      waiting: await waitingInvoices(trx, client.id, today, company.timeZone),
    },
    secrets: { token: secret },
  })
  await recordAudit(
    trx,
    actor,
    {
      action: 'invite.sent',
      clientId: client.id,
      target: { type: 'membership', id: membership.publicId },
    },
    now
  )
}
