import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { recordNote } from '#domain/clients/notes/record_note'
import type { Actor } from '#domain/shared/actor'
import { iso } from '#domain/shared/iso'
import type ClientNote from '#models/client_note'

/** Takes a note away. For some weeks it can be had back; asked again it changes nothing. */
export function deleteNote(note: ClientNote, actor: Actor, now: DateTime): Promise<void> {
  return writeTransaction(async (trx) => {
    const deleted = await trx
      .from('client_notes')
      .where('id', note.id)
      .whereNull('deleted_at')
      .update({ deleted_at: iso(now), updated_at: iso(now) })
    if (Number(deleted) > 0) await recordNote(trx, note, 'deleted', actor, now)
  })
}

/** Brings a note back that was deleted. */
export function restoreNote(note: ClientNote, actor: Actor, now: DateTime): Promise<void> {
  return writeTransaction(async (trx) => {
    const restored = await trx
      .from('client_notes')
      .where('id', note.id)
      .whereNotNull('deleted_at')
      .update({ deleted_at: null, updated_at: iso(now) })
    if (Number(restored) > 0) await recordNote(trx, note, 'restored', actor, now)
  })
}
