import { BaseTransformer } from '@adonisjs/core/transformers'
import { iso, isoOrNull } from '#domain/shared/iso'
import { versionOf } from '#domain/shared/version_of'
import type ClientNote from '#models/client_note'
import type Staff from '#models/staff'
import ClientNotePolicy from '#policies/staff/client_note_policy'

/** A note about a client, for who reads it. Needs author and editor loaded. */
export default class ClientNoteTransformer extends BaseTransformer<ClientNote> {
  constructor(
    resource: ClientNote,
    private reader: Staff
  ) {
    super(resource)
  }

  toObject() {
    const note = this.resource
    const { author, editor } = note
    return {
      id: note.publicId,
      text: note.text,
      author: { id: author.publicId, name: author.name },
      createdAt: iso(note.createdAt),
      editedBy: note.editedById === null ? null : { id: editor.publicId, name: editor.name },
      editedAt: isoOrNull(note.editedAt),
      deletedAt: isoOrNull(note.deletedAt),
      version: versionOf(note.text),
      can: { change: new ClientNotePolicy().change(this.reader, note) },
    }
  }
}
