import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { deleteNote, restoreNote } from '#domain/clients/notes/delete_note'
import { findNote } from '#domain/clients/notes/find_note'
import { Clock } from '#domain/shared/clock'
import { notFound } from '#exceptions/problem'
import { requestActor } from '#middleware/request_actor'
import type ClientNote from '#models/client_note'
import ClientNotePolicy from '#policies/staff/client_note_policy'
import { refuseUnknownFields } from '#validators/known_fields'

/** Whether a note is taken away. */
@inject()
export default class NoteDeletionsController {
  constructor(private clock: Clock) {}

  async update(ctx: HttpContext) {
    const note = await this.find(ctx)
    await deleteNote(note, requestActor(ctx), this.clock.now())
    return ctx.response.noContent()
  }

  async destroy(ctx: HttpContext) {
    const note = await this.find(ctx)
    await restoreNote(note, requestActor(ctx), this.clock.now())
    return ctx.response.noContent()
  }

  private async find(ctx: HttpContext): Promise<ClientNote> {
    await ctx.staffBouncer.with(ClientNotePolicy).authorize('changeOwn')
    refuseUnknownFields(ctx.request, [])
    const note = await findNote(ctx.params.id)
    if (!note) throw notFound()
    await ctx.staffBouncer.with(ClientNotePolicy).authorize('change', note)
    return note
  }
}
