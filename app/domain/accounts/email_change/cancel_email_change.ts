import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { voidTokens } from '#domain/accounts/links/secret_tokens'
import { recordAudit } from '#domain/audit/record_audit'
import type { Actor } from '#domain/shared/actor'
import type Account from '#models/account'

/** Takes the wish for another address back: its link is void. Where there is none, nothing happens. */
export async function cancelEmailChange(
  { id, publicId }: Account,
  actor: Actor,
  now: DateTime
): Promise<void> {
  await writeTransaction(async (trx) => {
    if ((await voidTokens(trx, { accountId: id, purpose: 'email_change' }, now)) === 0) return
    const target = { type: 'account', id: publicId }
    await recordAudit(trx, actor, { action: 'email.change_cancelled', target }, now)
  })
}
