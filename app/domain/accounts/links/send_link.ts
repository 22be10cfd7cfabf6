import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { issueToken } from '#domain/accounts/links/secret_tokens'
import { sendInvites } from '#domain/accounts/links/send_invites'
import { recordAudit } from '#domain/audit/record_audit'
import { readSettings } from '#domain/settings/read_settings'
import type { Actor } from '#domain/shared/actor'
import { useOutbox } from '#domain/shared/outbox'
import { iso } from '#domain/shared/iso'
import Account from '#models/account'

/** What a link that somebody asked for by their address does; also the kind of its mail. */
export type LinkKind = 'password_reset' | 'sign_in'

export type LinkOutcome = 'sent' | 'invited_again' | 'nothing'

const SENT = { password_reset: 'password_reset.sent', sign_in: 'sign_in_link.sent' } as const

/**
 * Mails a link to the account with this address, if it may sign in. Somebody who was invited and
 * never chose a password gets a new invite instead. Nobody else is mailed.
 */
export async function sendLink(
  kind: LinkKind,
  email: string,
  actor: Actor,
  now: DateTime
): Promise<LinkOutcome> {
  const account = await Account.query().where('email', email).preload('memberships').first()
  if (!account) return 'nothing'

  const active = account.memberships.find((membership) => membership.isActive)
  if (active && account.hasPassword) {
    await mailLink(kind, { account, email, clientId: active.clientId }, actor, now)
    return 'sent'
  }

  const invited = account.memberships.filter((membership) => membership.state === 'invited')
  if (invited.length === 0) return 'nothing'
  await sendInvites({ memberships: invited.map(({ id }) => id) }, actor, now)
  return 'invited_again'
}

function mailLink(
  kind: LinkKind,
  { account, email, clientId }: { account: Account; email: string; clientId: number },
  actor: Actor,
  now: DateTime
): Promise<void> {
  return writeTransaction(async (trx) => {
    const { company } = await readSettings(trx)
    const holder = { accountId: account.id, membershipId: null, email }
    const { secret, expiresAt } = await issueToken(trx, kind, holder, now)
    await useOutbox().queueMail(trx, {
      kind,
      to: { email, name: account.name },
      locale: account.locale,
      clientId,
      accountId: account.id,
      params: {
        name: account.name,
        expiresAt: iso(expiresAt),
        timeZone: company.timeZone,
      },
      secrets: { token: secret },
    })
    const target = { type: 'account', id: account.publicId }
    await recordAudit(trx, actor, { action: SENT[kind], clientId, target }, now)
  })
}
