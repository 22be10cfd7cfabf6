import { isPublicId } from '#domain/shared/public_id'
import ClientNote from '#models/client_note'

/** A note by its public id with its client and who wrote it, also one that was deleted; or null. */
export async function findNote(id: unknown): Promise<ClientNote | null> {
  if (!isPublicId(id)) return null
  return ClientNote.query()
    .where('public_id', id)
    .preload('ofClient')
    .preload('author')
    .preload('editor')
    .first()
}
