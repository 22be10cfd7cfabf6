import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { companyToday } from '#domain/invoices/company_today'
import { Clock } from '#domain/shared/clock'
import { previewSample } from '#mails/preview_reminder'
import { requestSettings } from '#middleware/request_settings'
import ReminderPolicy from '#policies/staff/reminder_policy'
import { REMINDER_PREVIEW_FIELDS, reminderPreviewValidator } from '#validators/admin/reminder'
import { refuseUnknownFields } from '#validators/known_fields'

@inject()
export default class ReminderPreviewsController {
  constructor(private clock: Clock) {}

  /** How words that are being written would look as a mail, about a made-up invoice. Keeps nothing. */
  async store(ctx: HttpContext) {
    await ctx.staffBouncer.with(ReminderPolicy).authorize('view')
    refuseUnknownFields(ctx.request, REMINDER_PREVIEW_FIELDS)
    const wording = await ctx.request.validateUsing(reminderPreviewValidator)
    const { company } = await requestSettings(ctx)
    const today = companyToday(this.clock.now(), company.timeZone)
    const { subject, html, text } = await previewSample(wording, today)
    return { data: { subject, html, text } }
  }
}
