import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { presentReminderSettings } from '#controllers/admin/present_reminder_settings'
import { changeReminderText } from '#domain/reminders/change_reminders'
import type { ReminderText } from '#domain/reminders/reminder_settings'
import { Clock } from '#domain/shared/clock'
import { notFound, refusalProblem } from '#exceptions/problem'
import { requestActor } from '#middleware/request_actor'
import ReminderPolicy from '#policies/staff/reminder_policy'
import {
  REMINDER_TEXT_FIELDS,
  reminderTextPlaceValidator,
  reminderTextValidator,
  reminderTextVersionValidator,
} from '#validators/admin/reminder'
import { refuseUnknownFields } from '#validators/known_fields'

/** The company's own words for a template in one language. */
@inject()
export default class ReminderTextsController {
  constructor(private clock: Clock) {}

  async update(ctx: HttpContext) {
    await ctx.staffBouncer.with(ReminderPolicy).authorize('change')
    refuseUnknownFields(ctx.request, REMINDER_TEXT_FIELDS)
    const { version, ...text } = await ctx.request.validateUsing(reminderTextValidator)
    return this.change(ctx, text, version)
  }

  /** Goes back to the words that the product brings. */
  async destroy(ctx: HttpContext) {
    await ctx.staffBouncer.with(ReminderPolicy).authorize('change')
    refuseUnknownFields(ctx.request, ['version'])
    const { version } = await ctx.request.validateUsing(reminderTextVersionValidator)
    return this.change(ctx, null, version)
  }

  private async change(ctx: HttpContext, text: ReminderText | null, version: string | undefined) {
    const [wrong, place] = await reminderTextPlaceValidator.tryValidate(ctx.params)
    if (wrong) throw notFound()
    const by = { actor: requestActor(ctx), version }
    const changed = await changeReminderText(place, text, by, this.clock.now())
    if (!changed.ok) throw refusalProblem(changed)
    return presentReminderSettings(ctx, changed.value.value)
  }
}
