import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { lockRows } from '#database/write_transaction'
import { issueInvites, type NewToken } from '#domain/accounts/links/secret_tokens'
import { whomToLeaveOut, type LeftOut } from '#domain/accounts/links/whom_to_leave_out'
import { waitingInvoices, type WaitingInvoices } from '#domain/accounts/links/waiting_invoices'
import { recordAudits } from '#domain/audit/record_audit'
import { companyToday } from '#domain/invoices/company_today'
import { readSettings } from '#domain/settings/read_settings'
import type { Actor } from '#domain/shared/actor'
import { iso } from '#domain/shared/iso'
import { useOutbox, type OutgoingMail } from '#domain/shared/outbox'
import Membership from '#models/membership'

export type InviteOutcome =
  | 'sent'
  | 'no_address'
  | 'already_active'
  | 'disabled'
  | 'link_still_valid'
  /** Of a link that still works and was mailed within the hour: a run that is simply begun again. */
  | 'just_invited'
  /** Mail to the address came back; named one by one it is tried all the same. */
  | 'bounced'
  | 'not_found'

export type InviteReport = {
  membershipId: number
  /** Null when there is no such membership any more; with its account and client. */
  membership: Membership | null
  email: string | null
  outcome: InviteOutcome
}

export type InviteOrder = {
  actor: Actor
  now: DateTime
  /**
   * How they were chosen. "one_by_one" leaves nobody out. "many" leaves out addresses that do not
   * take mail, and whoever was mailed a link within the last hour, so that a run which broke off can
   * be run again; "pending" whoever has a link that still works, however old.
   */
  chosen: 'one_by_one' | 'many' | 'pending'
  /** Only tells. */
  dryRun: boolean
}

/** Longer than ten thousand invites take, with time to see that something went wrong. */
const JUST = { hours: 1 }

type Invited = { membership: Membership; email: string; token: NewToken }

/**
 * Invites the people behind some memberships in the caller's transaction, in a few statements
 * however many they are (some hundred at most): membership invited, older links void, mail in the
 * outbox, audited. Answers one line for each, in the order of `ids`; nothing is an error.
 */
export async function inviteMemberships(
  trx: TransactionClientContract,
  ids: number[],
  order: InviteOrder
): Promise<InviteReport[]> {
  // Two runs at once: the second reads what the first has sent.
  await lockRows(trx, 'memberships', ids)
  const found = await Membership.query({ client: trx })
    .whereIn('id', ids)
    .preload('account')
    .preload('ofClient')
  const byId = new Map(found.map((membership) => [membership.id, membership]))
  const out = order.chosen === 'one_by_one' ? null : await whomToLeaveOut(trx, found, order.now)

  const reports = ids.map((id) => {
    const membership = byId.get(id) ?? null
    const email = membership?.account.email ?? null
    return { membershipId: id, membership, email, outcome: outcomeOf(membership, out, order) }
  })
  if (!order.dryRun) {
    await invite(
      trx,
      reports.flatMap(({ outcome, membership }) =>
        outcome === 'sent' && membership ? [membership] : []
      ),
      order
    )
  }
  return reports
}

function outcomeOf(
  membership: Membership | null,
  out: LeftOut | null,
  { chosen, now }: InviteOrder
): InviteOutcome {
  if (!membership) return 'not_found'
  if (membership.state === 'active') return 'already_active'
  if (membership.state === 'disabled') return 'disabled'
  if (membership.account.email === null) return 'no_address'
  if (!out) return 'sent'
  const linkedAt = out.linked.get(membership.id)
  if (linkedAt && chosen === 'pending') return 'link_still_valid'
  if (out.bounced.has(membership.account.email)) return 'bounced'
  return linkedAt && linkedAt > now.minus(JUST) ? 'just_invited' : 'sent'
}

async function invite(
  trx: TransactionClientContract,
  memberships: Membership[],
  { actor, now }: InviteOrder
): Promise<void> {
  if (memberships.length === 0) return
  const { company } = await readSettings(trx)
  const { timeZone } = company
  const holders = memberships.map(({ id, accountId, account }) => ({
    membershipId: id,
    accountId,
    email: account.email!,
  }))
  const tokens = await issueInvites(trx, holders, now)

  await trx
    .from('memberships')
    .whereIn(
      'id',
      memberships.map(({ id }) => id)
    )
    .update({ state: 'invited', invited_at: iso(now), updated_at: iso(now) })

  const clientIds = [...new Set(memberships.map(({ clientId }) => clientId))]
  const waiting = await waitingInvoices(trx, clientIds, companyToday(now, timeZone), timeZone)
  await useOutbox().queueMails(
    trx,
    memberships.map((membership, index) => {
      const invited = { membership, email: holders[index].email, token: tokens[index] }
      return mailOf(invited, waiting.get(membership.clientId)!, timeZone)
    })
  )
  await recordAudits(
    trx,
    actor,
    memberships.map(({ clientId, publicId }) => ({
      action: 'invite.sent',
      clientId,
      target: { type: 'membership', id: publicId },
    })),
    now
  )
}

function mailOf(
  { membership, email, token }: Invited,
  waiting: WaitingInvoices,
  timeZone: string
): OutgoingMail {
  const { account, ofClient } = membership
  return {
    kind: 'invite',
    to: { email, name: account.name },
    locale: account.locale,
    clientId: ofClient.id,
    accountId: account.id,
    params: {
      name: account.name,
      clientName: ofClient.name,
      expiresOn: token.expiresAt.setZone(timeZone).toISODate(),
      waiting,
    },
    secrets: { token: token.secret },
  }
}
