import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { recordAudit } from '#domain/audit/record_audit'
import type { Actor } from '#domain/shared/actor'
import type ClientNote from '#models/client_note'

type Deed = 'added' | 'edited' | 'deleted' | 'restored'

/** What was done to a note. Its words are nobody's matter but the staff's: the log has none of them. */
export function recordNote(
  trx: TransactionClientContract,
  { clientId, publicId }: Pick<ClientNote, 'clientId' | 'publicId'>,
  deed: Deed,
  actor: Actor,
  now: DateTime
): Promise<void> {
  const target = { type: 'client_note', id: publicId }
  return recordAudit(trx, actor, { action: `note.${deed}`, clientId, target }, now)
}
