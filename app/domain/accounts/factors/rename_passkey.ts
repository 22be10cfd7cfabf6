import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { ownedBy, targetOf, type FactorHolder } from '#domain/accounts/factors/factor_holder'
import { recordAudit } from '#domain/audit/record_audit'
import type { Actor } from '#domain/shared/actor'
import Passkey from '#models/passkey'

/** Gives a passkey of this person another name; null when it is none of theirs. */
export async function renamePasskey(
  person: FactorHolder,
  { publicId, name }: { publicId: string; name: string },
  actor: Actor,
  now: DateTime
): Promise<Passkey | null> {
  return writeTransaction(async (trx) => {
    const passkey = await Passkey.query({ client: trx })
      .where(ownedBy(person))
      .where('public_id', publicId)
      .first()
    if (!passkey || passkey.name === name) return passkey

    await passkey.merge({ name }).save()
    const details = { passkey: publicId }
    const facts = { action: 'factor.renamed', target: targetOf(person), details }
    await recordAudit(trx, actor, facts, now)
    return passkey
  })
}
