import type { HttpContext } from '@adonisjs/core/http'
import { keysetPage } from '#domain/lists/keyset_page'
import { filterReminders } from '#domain/reminders/filter_reminders'
import ReminderPolicy from '#policies/staff/reminder_policy'
import ReminderTransformer from '#transformers/admin/reminder_transformer'
import { badCursor } from '#validators/admin/list'
import { REMINDER_LIST_FIELDS, reminderListValidator } from '#validators/admin/reminder'
import { refuseUnknownFields } from '#validators/known_fields'

export default class RemindersController {
  /** What was sent of reminders and why not, the newest first. */
  async index({ request, serialize, staffBouncer }: HttpContext) {
    await staffBouncer.with(ReminderPolicy).authorize('view')
    refuseUnknownFields(request, REMINDER_LIST_FIELDS)
    const { limit, after, ...filter } = await request.validateUsing(reminderListValidator)
    const found = await keysetPage(filterReminders(filter), { limit, after })
    if (!found) throw badCursor()
    const { data } = await serialize(ReminderTransformer.transform(found.rows))
    return { data, page: found.page }
  }
}
