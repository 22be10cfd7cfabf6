import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { endViewing } from '#domain/staff/viewings/end_viewing'
import type { Actor } from '#domain/shared/actor'
import type ClientViewing from '#models/client_viewing'

/** Whoever looks has seen enough. What is over already stays as it ended. */
export function stopViewing(viewing: ClientViewing, actor: Actor, now: DateTime): Promise<boolean> {
  return writeTransaction((trx) => endViewing(trx, viewing, 'stopped', actor, now))
}
