import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { companyToday } from '#domain/invoices/company_today'
import { keysetPage } from '#domain/lists/keyset_page'
import { pausesOn } from '#domain/reminders/filter_reminders'
import { Clock } from '#domain/shared/clock'
import { requestSettings } from '#middleware/request_settings'
import ReminderPolicy from '#policies/staff/reminder_policy'
import ReminderPauseTransformer from '#transformers/admin/reminder_pause_transformer'
import { badCursor, LIST_FIELDS, listValidator } from '#validators/admin/list'
import { refuseUnknownFields } from '#validators/known_fields'

@inject()
export default class ReminderPausesController {
  constructor(private clock: Clock) {}

  /** For whom and for which invoices reminders are paused today. */
  async index(ctx: HttpContext) {
    await ctx.staffBouncer.with(ReminderPolicy).authorize('view')
    refuseUnknownFields(ctx.request, LIST_FIELDS)
    const page = await ctx.request.validateUsing(listValidator)
    const { company } = await requestSettings(ctx)
    const today = companyToday(this.clock.now(), company.timeZone)
    const found = await keysetPage(pausesOn(today), page)
    if (!found) throw badCursor()
    const { data } = await ctx.serialize(ReminderPauseTransformer.transform(found.rows))
    return { data, page: found.page }
  }
}
