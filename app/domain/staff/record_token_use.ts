import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { Often } from '#domain/audit/often'
import { recordAudit } from '#domain/audit/record_audit'
import type { Actor } from '#domain/shared/actor'
import type Staff from '#models/staff'

const uses = new Often({ hours: 1 })
const refusals = new Often({ minutes: 1 })

/**
 * Records that an API token was used, from where: once an hour for each token and network address.
 * What it changes has events of its own. Throws DatabaseBusy: what cannot be recorded is not done.
 */
export async function recordTokenUse(staff: Staff, actor: Actor, now: DateTime): Promise<void> {
  const token = staff.currentAccessToken
  if (!token) return
  const facts = {
    action: 'token.used',
    target: { type: 'staff', id: staff.publicId },
    details: { name: token.name, token: token.publicId },
  }
  await uses.tell(`${token.hash} ${actor.personal?.ip}`, now, () =>
    writeTransaction((trx) => recordAudit(trx, actor, facts, now))
  )
}

/**
 * Records that a token opened nothing: wrong, expired, revoked, or its owner disabled. Once a minute
 * for each network address, so that somebody who tries many does not fill the log.
 */
export async function recordTokenRefusal(actor: Actor, now: DateTime): Promise<void> {
  await refusals.tell(String(actor.personal?.ip), now, () =>
    writeTransaction((trx) =>
      recordAudit(trx, actor, { action: 'token.used', outcome: 'refused' }, now)
    )
  )
}
