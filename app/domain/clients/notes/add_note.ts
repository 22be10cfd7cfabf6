import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { recordNote } from '#domain/clients/notes/record_note'
import type { Actor } from '#domain/shared/actor'
import { newPublicId } from '#domain/shared/public_id'
import type Client from '#models/client'
import ClientNote from '#models/client_note'
import type Staff from '#models/staff'

/** Writes something down about a client for colleagues; answers the note's public id. */
export function addNote(
  { client, text, staff }: { client: Client; text: string; staff: Staff },
  actor: Actor,
  now: DateTime
): Promise<string> {
  return writeTransaction(async (trx) => {
    const note = await ClientNote.create(
      {
        publicId: newPublicId(),
        clientId: client.id,
        staffId: staff.id,
        text,
        createdAt: now,
        updatedAt: now,
      },
      { client: trx }
    )
    await recordNote(trx, note, 'added', actor, now)
    return note.publicId
  })
}
