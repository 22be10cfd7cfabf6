import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { systemActor } from '#domain/shared/actor'
import { iso } from '#domain/shared/iso'
import { endViewing } from '#domain/staff/viewings/end_viewing'
import ClientViewing from '#models/client_viewing'

/** Ends viewings whose time is over and that nobody asked for since, so that the log tells of each. */
export async function endRunOutViewings(
  trx: TransactionClientContract,
  now: DateTime
): Promise<number> {
  const over = await ClientViewing.query({ client: trx })
    .whereNull('ended_at')
    .where('expires_at', '<=', iso(now))
    .preload('ofClient')
    .orderBy('id')
    .limit(500)
  for (const viewing of over) {
    await endViewing(trx, viewing, 'expired', systemActor('viewings'), now)
  }
  return over.length
}
