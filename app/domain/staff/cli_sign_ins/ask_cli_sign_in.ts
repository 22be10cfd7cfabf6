import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { hashSecret } from '#domain/accounts/links/secret_tokens'
import { recordAudit } from '#domain/audit/record_audit'
import type { Actor } from '#domain/shared/actor'
import { iso } from '#domain/shared/iso'
import { newPublicId } from '#domain/shared/public_id'
import { newDeviceCode, newUserCode } from '#domain/staff/cli_sign_ins/cli_codes'
import CliSignIn from '#models/cli_sign_in'

const LIFE = { minutes: 10 }

export type AskedCliSignIn = { deviceCode: string; userCode: string; expiresAt: DateTime }

/** A terminal asks to act for a member of staff. `name` is what its machine calls itself. */
export async function askCliSignIn(
  name: string,
  actor: Actor,
  now: DateTime
): Promise<AskedCliSignIn> {
  const deviceCode = newDeviceCode()
  const expiresAt = now.plus(LIFE)
  return writeTransaction(async (trx) => {
    const userCode = await freeCode(trx)
    const row = await CliSignIn.create(
      {
        publicId: newPublicId(),
        deviceHash: hashSecret(deviceCode),
        codeHash: hashSecret(userCode),
        name,
        ip: actor.personal?.ip?.slice(0, 45) ?? null,
        userAgent: actor.personal?.userAgent?.slice(0, 300) ?? null,
        expiresAt,
        createdAt: now,
      },
      { client: trx }
    )
    const target = { type: 'cli_sign_in', id: row.publicId }
    const details = { expiresAt: iso(expiresAt) }
    await recordAudit(trx, actor, { action: 'cli_sign_in.asked', target, details }, now)
    return { deviceCode, userCode, expiresAt }
  })
}

/** One that no row has: those of yesterday are there still. */
async function freeCode(trx: TransactionClientContract): Promise<string> {
  for (;;) {
    const code = newUserCode()
    const taken = await trx.from('cli_sign_ins').where('code_hash', hashSecret(code)).first()
    if (!taken) return code
  }
}
