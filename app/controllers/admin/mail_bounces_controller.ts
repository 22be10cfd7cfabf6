import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { DateTime } from 'luxon'
import { recordBounce, type BounceReport } from '#domain/outbox/record_bounce'
import { Clock } from '#domain/shared/clock'
import { wrongField } from '#exceptions/wrong_field'
import { requestActor } from '#middleware/request_actor'
import MailPolicy from '#policies/staff/mail_policy'
import MailBounceTransformer from '#transformers/admin/mail_bounce_transformer'
import { MAIL_BOUNCE_FIELDS, mailBounceValidator } from '#validators/admin/mail'
import { refuseUnknownFields } from '#validators/known_fields'

const LONGEST_REASON = 500

@inject()
export default class MailBouncesController {
  constructor(private clock: Clock) {}

  /** 201 for news, 200 for what was told before. */
  async store(ctx: HttpContext) {
    await ctx.staffBouncer.with(MailPolicy).authorize('report')
    refuseUnknownFields(ctx.request, MAIL_BOUNCE_FIELDS)
    const told = await ctx.request.validateUsing(mailBounceValidator)
    const report: BounceReport = {
      mail: this.mailOf(ctx, told),
      kind: told.kind,
      // A server's answer has several lines; it is shown as one.
      reason: told.reason?.replace(/[\p{C}\s]+/gu, ' ').slice(0, LONGEST_REASON) ?? null,
      occurredAt: told.occurredAt ? DateTime.fromISO(told.occurredAt, { zone: 'utc' }) : null,
      email: told.email ?? null,
      eventId: told.eventId ?? null,
    }
    const result = await recordBounce(report, requestActor(ctx), this.clock.now())
    if (!result.ok) {
      const named = told.mailId ? 'mailId' : 'messageId'
      throw wrongField(ctx, result.code === 'other_address' ? 'email' : named, result.code)
    }
    const { bounce, isNew } = result.value
    ctx.response.status(isNew ? 201 : 200)
    return ctx.serialize(MailBounceTransformer.transform(bounce))
  }

  private mailOf(
    ctx: HttpContext,
    { mailId, messageId }: { mailId?: string; messageId?: string }
  ): BounceReport['mail'] {
    if (mailId && !messageId) return { id: mailId }
    if (messageId && !mailId) return { messageId }
    throw wrongField(ctx, 'mailId', 'one_mail')
  }
}
