import type { DateTime } from 'luxon'
import { lockRows, writeTransaction } from '#database/write_transaction'
import { recordNote } from '#domain/clients/notes/record_note'
import type { Actor } from '#domain/shared/actor'
import { done, refused, type Done, type Refused } from '#domain/shared/result'
import { versionOf } from '#domain/shared/version_of'
import ClientNote from '#models/client_note'
import type Staff from '#models/staff'

type Edit = {
  text: string
  /** The version that it was made of; null takes any. */
  expected: string | null
}

/** Says something else in a note that is there. The same again changes nothing. */
export async function editNote(
  { id }: ClientNote,
  { text, expected }: Edit,
  by: Staff,
  actor: Actor,
  now: DateTime
): Promise<
  | Done<undefined>
  | Refused<'deleted'>
  | Refused<'changed_meanwhile', { current: { text: string; version: string } }>
> {
  return writeTransaction(async (trx) => {
    await lockRows(trx, 'client_notes', [id])
    const note = await ClientNote.query({ client: trx }).where('id', id).firstOrFail()
    if (note.deletedAt) return refused('deleted')
    const version = versionOf(note.text)
    if (expected !== null && expected !== version) {
      return refused('changed_meanwhile', { current: { text: note.text, version } })
    }
    if (note.text === text) return done()

    await note.merge({ text, editedById: by.id, editedAt: now, updatedAt: now }).save()
    await recordNote(trx, note, 'edited', actor, now)
    return done()
  })
}
