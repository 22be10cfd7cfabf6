import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { deletePause, putPause, showPause } from '#controllers/admin/change_reminder_pause'
import { findInvoice } from '#controllers/admin/find_invoice'
import type { Paused } from '#domain/reminders/pause_reminders'
import { Clock } from '#domain/shared/clock'

/** No reminders of one invoice. */
@inject()
export default class InvoiceReminderPausesController {
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
  const { id, clientId, publicId } = await findInvoice(params.id)
  return { clientId, invoiceId: id, target: { type: 'invoice', id: publicId } }
}
