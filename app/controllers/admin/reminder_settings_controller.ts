import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { presentReminderSettings } from '#controllers/admin/present_reminder_settings'
import { changeReminders } from '#domain/reminders/change_reminders'
import { Clock } from '#domain/shared/clock'
import { refusalProblem } from '#exceptions/problem'
import { requestActor } from '#middleware/request_actor'
import { requestSettings } from '#middleware/request_settings'
import ReminderPolicy from '#policies/staff/reminder_policy'
import {
  REMINDER_RULE_FIELDS,
  REMINDER_SETTINGS_FIELDS,
  reminderSettingsValidator,
} from '#validators/admin/reminder'
import { refuseUnknownFields, refuseUnknownItemFields } from '#validators/known_fields'

/** Whether reminders go out by themselves, when and with which words. */
@inject()
export default class ReminderSettingsController {
  constructor(private clock: Clock) {}

  async show(ctx: HttpContext) {
    await ctx.staffBouncer.with(ReminderPolicy).authorize('view')
    refuseUnknownFields(ctx.request, [])
    const { reminders } = await requestSettings(ctx)
    return presentReminderSettings(ctx, reminders)
  }

  /** Changes what is named; the rules are replaced as a whole. */
  async update(ctx: HttpContext) {
    await ctx.staffBouncer.with(ReminderPolicy).authorize('change')
    refuseUnknownFields(ctx.request, REMINDER_SETTINGS_FIELDS)
    refuseUnknownItemFields(ctx.request, 'rules', REMINDER_RULE_FIELDS)
    const { version, ...changes } = await ctx.request.validateUsing(reminderSettingsValidator)
    const by = { actor: requestActor(ctx), version }
    const changed = await changeReminders(changes, by, this.clock.now())
    if (!changed.ok) throw refusalProblem(changed)
    return presentReminderSettings(ctx, changed.value.value)
  }
}
