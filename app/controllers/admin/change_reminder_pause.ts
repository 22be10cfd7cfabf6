import type { HttpContext } from '@adonisjs/core/http'
import type { DateTime } from 'luxon'
import { companyToday } from '#domain/invoices/company_today'
import { findPause } from '#domain/reminders/filter_reminders'
import { pauseReminders, resumeReminders, type Paused } from '#domain/reminders/pause_reminders'
import { refusalProblem } from '#exceptions/problem'
import { requestActor } from '#middleware/request_actor'
import { requestSettings } from '#middleware/request_settings'
import ReminderPauseTransformer from '#transformers/admin/reminder_pause_transformer'

/** The pause as it holds today, and of an invoice the one of its client. */
export async function presentPause(ctx: HttpContext, paused: Paused, now: DateTime) {
  const { company } = await requestSettings(ctx)
  const today = companyToday(now, company.timeZone)
  const { clientId, invoiceId } = paused
  const own = await findPause({ clientId, invoiceId }, today)
  const ofClient = invoiceId === null ? null : await findPause({ clientId, invoiceId: null }, today)
  return ctx.serialize({
    pause: own && ReminderPauseTransformer.transform(own),
    clientPause: ofClient && ReminderPauseTransformer.transform(ofClient),
  })
}

/** Pauses, or changes the pause that is there. What is left out is for good, and without a reason. */
export async function putPause(
  ctx: HttpContext,
  paused: Paused,
  { until = null, reason = null }: { until?: string | null; reason?: string | null },
  now: DateTime
) {
  const by = { actor: requestActor(ctx), staffId: ctx.staff.id }
  const result = await pauseReminders(paused, { until, reason }, by, now)
  if (!result.ok) throw refusalProblem(result, 422)
  return presentPause(ctx, paused, now)
}

/** Reminders go out again; twice is the same as once. */
export async function deletePause(ctx: HttpContext, paused: Paused, now: DateTime) {
  await resumeReminders(paused, requestActor(ctx), now)
  return presentPause(ctx, paused, now)
}
