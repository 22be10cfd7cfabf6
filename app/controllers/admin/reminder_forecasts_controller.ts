import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { forecastReminders } from '#domain/reminders/forecast_reminders'
import { Clock } from '#domain/shared/clock'
import ReminderPolicy from '#policies/staff/reminder_policy'
import { REMINDER_FORECAST_FIELDS, reminderForecastValidator } from '#validators/admin/reminder'
import { refuseUnknownFields } from '#validators/known_fields'

@inject()
export default class ReminderForecastsController {
  constructor(private clock: Clock) {}

  /** What would be sent if reminders were on; sends nothing. */
  async show({ request, staffBouncer }: HttpContext) {
    await staffBouncer.with(ReminderPolicy).authorize('view')
    refuseUnknownFields(request, REMINDER_FORECAST_FIELDS)
    const { days } = await request.validateUsing(reminderForecastValidator)
    const asked = days === undefined ? null : [...new Set(days.split(',').map(Number))]
    return { data: await forecastReminders(asked, this.clock.now()) }
  }
}
