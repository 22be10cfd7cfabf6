import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { recordAudit } from '#domain/audit/record_audit'
import type { Actor } from '#domain/shared/actor'

type Which = {
  /** Row id of the token. */
  id: number
  name: string | null
  /** Public id of whose it is. */
  ownerId: string
}

/** Ends one API token, from the next request on. Of two who end it at once one is told in the log. */
export async function revokeToken(
  { id, name, ownerId }: Which,
  actor: Actor,
  now: DateTime
): Promise<void> {
  await writeTransaction(async (trx) => {
    const gone = await trx.from('api_tokens').where('id', id).delete()
    if (Number(gone) !== 1) return
    const target = { type: 'staff', id: ownerId }
    await recordAudit(trx, actor, { action: 'token.revoked', target, details: { name } }, now)
  })
}
