import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { deletePause, putPause, showPause } from '#controllers/admin/change_reminder_pause'
import { findClient } from '#controllers/admin/present_client'
import type { Paused } from '#domain/reminders/pause_reminders'
import { Clock } from '#domain/shared/clock'

/** No reminders of any invoice of a client. */
@inject()
export default class ClientReminderPausesController {
  constructor(private clock: Clock) {}

  async show(ctx: HttpContext) {
    return showPause(ctx, () => pausedOf(ctx), this.clock.now())
  }

  async update(ctx: HttpContext) {
    return putPause(ctx, () => pausedOf(ctx), this.clock.now())
  }

  async destroy(ctx: HttpContext) {
    return deletePause(ctx, () => pausedOf(ctx), this.clock.now())
  }
}

async function pausedOf({ params }: HttpContext): Promise<Paused> {
  const { id, publicId } = await findClient(params.id)
  return { clientId: id, invoiceId: null, target: { type: 'client', id: publicId } }
}
