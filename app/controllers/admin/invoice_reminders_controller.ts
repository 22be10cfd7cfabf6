import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { findInvoice } from '#controllers/admin/find_invoice'
import { companyToday } from '#domain/invoices/company_today'
import { filterReminders } from '#domain/reminders/filter_reminders'
import { nextReminderDay } from '#domain/reminders/next_reminder'
import {
  planReminder,
  remindNow,
  type NotNow,
  type ReminderPlan,
} from '#domain/reminders/remind_now'
import { Clock } from '#domain/shared/clock'
import { refusalProblem } from '#exceptions/problem'
import { previewPlan } from '#mails/preview_reminder'
import { reminderTextOf } from '#mails/reminder_texts'
import { requestActor } from '#middleware/request_actor'
import { requestSettings } from '#middleware/request_settings'
import type Invoice from '#models/invoice'
import ReminderPolicy from '#policies/staff/reminder_policy'
import ReminderPlanTransformer from '#transformers/admin/reminder_plan_transformer'
import { REMINDER_NOW_FIELDS, reminderNowValidator } from '#validators/admin/reminder'
import { refuseUnknownFields } from '#validators/known_fields'

/** Reminders of one invoice: what the next one would be, and sending it. */
@inject()
export default class InvoiceRemindersController {
  constructor(private clock: Clock) {}

  /** What a reminder would be now, as its reader would get it, or why there is none. */
  async show(ctx: HttpContext) {
    await ctx.staffBouncer.with(ReminderPolicy).authorize('view')
    refuseUnknownFields(ctx.request, REMINDER_NOW_FIELDS)
    const { template = null } = await ctx.request.validateUsing(reminderNowValidator)
    const invoice = await findInvoice(ctx.params.id)
    const plan = await planReminder({ invoiceId: invoice.id, template }, this.clock.now())
    return this.present(ctx, invoice, plan)
  }

  /** Mails it now, at most once a day. */
  async store(ctx: HttpContext) {
    await ctx.staffBouncer.with(ReminderPolicy).authorize('send')
    refuseUnknownFields(ctx.request, REMINDER_NOW_FIELDS)
    const { template = null } = await ctx.request.validateUsing(reminderNowValidator)
    const invoice = await findInvoice(ctx.params.id)
    const by = { textOf: reminderTextOf, staffId: ctx.staff.id, actor: requestActor(ctx) }
    const sent = await remindNow({ invoiceId: invoice.id, template }, by, this.clock.now())
    if (!sent.ok) throw refusalProblem(sent)
    ctx.response.status(201)
    return this.present(ctx, invoice, sent.value)
  }

  private async present(ctx: HttpContext, invoice: Invoice, plan: ReminderPlan | NotNow) {
    const settings = await requestSettings(ctx)
    const today = companyToday(this.clock.now(), settings.company.timeZone)
    const done = await filterReminders({ invoice: invoice.publicId })
    const preview = typeof plan === 'string' ? null : await previewPlan(plan, settings, today)
    const nextOn = nextReminderDay(settings.reminders, invoice, today, done)
    return ctx.serialize(ReminderPlanTransformer.transform({ plan, preview, nextOn }))
  }
}
