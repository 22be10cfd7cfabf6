import { randomBytes } from 'node:crypto'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { lockRows, writeTransaction } from '#database/write_transaction'
import { hashSecret } from '#domain/accounts/links/secret_tokens'
import { recordAudit } from '#domain/audit/record_audit'
import { endViewing } from '#domain/staff/viewings/end_viewing'
import type { Actor } from '#domain/shared/actor'
import { iso } from '#domain/shared/iso'
import { newPublicId } from '#domain/shared/public_id'
import type Client from '#models/client'
import ClientViewing from '#models/client_viewing'
import type SignIn from '#models/sign_in'

/** Long enough to answer a question on the telephone. */
export const VIEWING_MINUTES = 15

type Wish = {
  client: Client
  /** The staff's own: the viewing ends with it. */
  signIn: SignIn
  /** Why, in their words; for the audit log. */
  reason: string | null
}

/**
 * Lets a member of staff look at the portal as this client sees it, for fifteen minutes at most. An
 * older viewing of the same sign-in ends. The secret is for the browser's cookie and is kept nowhere.
 */
export async function startViewing(
  { client, signIn, reason }: Wish,
  actor: Actor,
  now: DateTime
): Promise<{ viewing: ClientViewing; secret: string }> {
  const secret = randomBytes(32).toString('base64url')
  const viewing = await writeTransaction(async (trx) => {
    await lockRows(trx, 'sign_ins', [signIn.id])
    await endOlder(trx, signIn, actor, now)
    const made = await ClientViewing.create(
      {
        publicId: newPublicId(),
        clientId: client.id,
        signInId: signIn.id,
        secretHash: hashSecret(secret),
        startedAt: now,
        expiresAt: now.plus({ minutes: VIEWING_MINUTES }),
      },
      { client: trx }
    )
    const facts = {
      action: 'viewing.started',
      clientId: client.id,
      target: { type: 'client', id: client.publicId },
      details: { viewing: made.publicId, until: iso(made.expiresAt), reason },
    }
    await recordAudit(trx, actor, facts, now)
    return made
  })
  return { viewing, secret }
}

async function endOlder(
  trx: TransactionClientContract,
  { id }: SignIn,
  actor: Actor,
  now: DateTime
): Promise<void> {
  const older = await ClientViewing.query({ client: trx })
    .where('sign_in_id', id)
    .whereNull('ended_at')
    .preload('ofClient')
  for (const viewing of older) await endViewing(trx, viewing, 'replaced', actor, now)
}
