import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { deletePause, presentPause, putPause } from '#controllers/admin/change_reminder_pause'
import { findClient } from '#controllers/admin/present_client'
import type { Paused } from '#domain/reminders/pause_reminders'
import { Clock } from '#domain/shared/clock'
import ReminderPolicy from '#policies/staff/reminder_policy'
import { REMINDER_PAUSE_FIELDS, reminderPauseValidator } from '#validators/admin/reminder'
import { refuseUnknownFields } from '#validators/known_fields'

/** No reminders of any invoice of a client. */
@inject()
export default class ClientReminderPausesController {
  constructor(private clock: Clock) {}

  async show(ctx: HttpContext) {
    await ctx.staffBouncer.with(ReminderPolicy).authorize('view')
    refuseUnknownFields(ctx.request, [])
    return presentPause(ctx, await pausedOf(ctx), this.clock.now())
  }

  async update(ctx: HttpContext) {
    await ctx.staffBouncer.with(ReminderPolicy).authorize('send')
    refuseUnknownFields(ctx.request, REMINDER_PAUSE_FIELDS)
    const pause = await ctx.request.validateUsing(reminderPauseValidator)
    return putPause(ctx, await pausedOf(ctx), pause, this.clock.now())
  }

  async destroy(ctx: HttpContext) {
    await ctx.staffBouncer.with(ReminderPolicy).authorize('send')
    refuseUnknownFields(ctx.request, [])
    return deletePause(ctx, await pausedOf(ctx), this.clock.now())
  }
}

async function pausedOf({ params }: HttpContext): Promise<Paused> {
  const { id, publicId } = await findClient(params.id)
  return { clientId: id, invoiceId: null, target: { type: 'client', id: publicId } }
}
