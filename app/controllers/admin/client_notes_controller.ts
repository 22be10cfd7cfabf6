import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { findClient } from '#controllers/admin/present_client'
import { addNote } from '#domain/clients/notes/add_note'
import { editNote } from '#domain/clients/notes/edit_note'
import { findNote } from '#domain/clients/notes/find_note'
import { keysetPage } from '#domain/lists/keyset_page'
import { Clock } from '#domain/shared/clock'
import { notFound } from '#exceptions/problem'
import { changedMeanwhile, expectedVersion } from '#middleware/if_match'
import { requestActor } from '#middleware/request_actor'
import ClientNote from '#models/client_note'
import ClientNotePolicy from '#policies/staff/client_note_policy'
import ClientNoteTransformer from '#transformers/admin/client_note_transformer'
import { badCursor, LIST_FIELDS, listValidator } from '#validators/admin/list'
import { NOTE_FIELDS, noteValidator } from '#validators/admin/client_note'
import { refuseUnknownFields } from '#validators/known_fields'

/** What staff write down about a client for each other. */
@inject()
export default class ClientNotesController {
  constructor(private clock: Clock) {}

  /** The newest first. */
  async index(ctx: HttpContext) {
    await ctx.staffBouncer.with(ClientNotePolicy).authorize('list')
    const client = await findClient(ctx.params.id)
    refuseUnknownFields(ctx.request, LIST_FIELDS)
    const asked = await ctx.request.validateUsing(listValidator)
    const notes = ClientNote.query()
      .where('client_id', client.id)
      .whereNull('deleted_at')
      .preload('author')
      .preload('editor')
    const found = await keysetPage<typeof ClientNote, ClientNote>(notes, asked)
    if (!found) throw badCursor()
    const { data } = await ctx.serialize(ClientNoteTransformer.transform(found.rows, ctx.staff))
    return { data, page: found.page }
  }

  async store(ctx: HttpContext) {
    await ctx.staffBouncer.with(ClientNotePolicy).authorize('add')
    const client = await findClient(ctx.params.id)
    refuseUnknownFields(ctx.request, NOTE_FIELDS)
    const { text } = await ctx.request.validateUsing(noteValidator)
    const note = { client, text, staff: ctx.staff }
    const id = await addNote(note, requestActor(ctx), this.clock.now())
    ctx.response.status(201)
    return this.present(ctx, id)
  }

  /** By If-Match only where nobody changed it meanwhile. */
  async update(ctx: HttpContext) {
    await ctx.staffBouncer.with(ClientNotePolicy).authorize('changeOwn')
    const note = await findNote(ctx.params.id)
    if (!note) throw notFound()
    await ctx.staffBouncer.with(ClientNotePolicy).authorize('change', note)
    refuseUnknownFields(ctx.request, NOTE_FIELDS)
    const { text } = await ctx.request.validateUsing(noteValidator)

    const edit = { text, expected: expectedVersion(ctx) }
    const edited = await editNote(note, edit, ctx.staff, requestActor(ctx), this.clock.now())
    if (edited.ok) return this.present(ctx, note.publicId)
    throw edited.code === 'deleted' ? notFound() : changedMeanwhile(edited.details.current)
  }

  private async present(ctx: HttpContext, id: string) {
    const note = await findNote(id)
    if (!note) throw notFound()
    return ctx.serialize(ClientNoteTransformer.transform(note, ctx.staff))
  }
}
