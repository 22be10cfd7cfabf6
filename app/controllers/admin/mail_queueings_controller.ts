import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { findMail } from '#domain/outbox/filter_mails'
import { queueMailAgain } from '#domain/outbox/queue_mail_again'
import { Clock } from '#domain/shared/clock'
import { notFound, refusalProblem } from '#exceptions/problem'
import { previewMail } from '#mails/preview_mail'
import { requestActor } from '#middleware/request_actor'
import MailPolicy from '#policies/staff/mail_policy'
import MailTransformer from '#transformers/admin/mail_transformer'
import { refuseUnknownFields } from '#validators/known_fields'

/** A mail waiting to be sent is a state of it: put a mail that was given up into it again. */
@inject()
export default class MailQueueingsController {
  constructor(private clock: Clock) {}

  async update(ctx: HttpContext) {
    await ctx.staffBouncer.with(MailPolicy).authorize('send')
    refuseUnknownFields(ctx.request, [])
    const mail = await findMail(ctx.params.id)
    if (!mail) throw notFound()

    const { hasSecrets } = await previewMail(mail)
    const facts = { needsSecrets: hasSecrets }
    const queued = await queueMailAgain(mail, facts, requestActor(ctx), this.clock.now())
    if (!queued.ok) throw refusalProblem(queued)
    const now = await findMail(ctx.params.id)
    if (!now) throw notFound()
    return ctx.serialize(MailTransformer.transform(now))
  }
}
