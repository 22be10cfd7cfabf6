import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { findOrOpenAccount, type Person } from '#domain/accounts/find_or_open_account'
import { lockMembers } from '#domain/accounts/members/lock_members'
import { openMembership } from '#domain/accounts/open_membership'
import { recordAudit, type AuditFacts } from '#domain/audit/record_audit'
import type { Actor } from '#domain/shared/actor'
import type Client from '#models/client'
import Membership from '#models/membership'

export type MemberDraft = { name: string | null; email: string; role: Membership['role'] }

/**
 * The membership of the person with this address (as it is kept) at a client; opened, not invited,
 * when there is none. Whether the address had an account elsewhere makes no difference to be seen:
 * an account that is there keeps its own name.
 */
export async function addMember(
  trx: TransactionClientContract,
  client: Client,
  draft: MemberDraft,
  actor: Actor,
  now: DateTime
): Promise<{ membership: Membership; isNew: boolean }> {
  await lockMembers(trx, client.id)
  const account = await findOrOpenAccount(trx, memberPerson(client, draft), now)
  const known = await Membership.query({ client: trx })
    .where({ clientId: client.id, accountId: account.id })
    .first()
  const membership = known ?? (await openMembership(trx, client, account, draft.role, now))
  if (!known) await recordOpened(trx, membership, actor, now)

  membership.$setRelated('account', account)
  membership.$setRelated('ofClient', client)
  return { membership, isNew: !known }
}

/** Somebody whose name nobody gave is called by the address. */
export function memberPerson({ locale }: Client, { name, email }: MemberDraft): Person {
  return { name: name ?? email.slice(0, 200), email, phone: null, locale }
}

/** That somebody may act for a client, once they take their invite. */
export function recordOpened(
  trx: TransactionClientContract,
  membership: Membership,
  actor: Actor,
  now: DateTime
): Promise<void> {
  return recordAudit(trx, actor, openedFacts(membership), now)
}

export function openedFacts({
  clientId,
  publicId,
  role,
}: Pick<Membership, 'clientId' | 'publicId' | 'role'>): AuditFacts {
  const target = { type: 'membership', id: publicId }
  return { action: 'membership.opened', clientId, target, details: { role } }
}
