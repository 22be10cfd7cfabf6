import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { endSignIns } from '#domain/accounts/sign_ins/sign_ins'
import { recordAudit } from '#domain/audit/record_audit'
import type { Actor } from '#domain/shared/actor'
import type Account from '#models/account'

/** Staff sign a person out on every device, for whichever client; answers on how many. */
export function signOutEverywhere(
  { id, publicId }: Account,
  actor: Actor,
  now: DateTime
): Promise<number> {
  return writeTransaction(async (trx) => {
    const ended = await endSignIns(trx, { accountId: id }, 'revoked', now)
    const target = { type: 'account', id: publicId }
    await recordAudit(trx, actor, { action: 'sessions.revoked', target, details: { ended } }, now)
    return ended
  })
}
