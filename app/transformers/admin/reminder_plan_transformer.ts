import { BaseTransformer } from '@adonisjs/core/transformers'
import type { NotNow, ReminderPlan } from '#domain/reminders/remind_now'
import type { MailPreview } from '#mails/preview_mail'

/** What a reminder of one invoice would be now, or why there is none; and what comes by itself. */
export default class ReminderPlanTransformer extends BaseTransformer<{
  plan: ReminderPlan | NotNow
  preview: MailPreview | null
  /** YYYY-MM-DD; null when no rule is for it any more, or reminders are off. */
  nextOn: string | null
}> {
  toObject() {
    const { plan, preview, nextOn } = this.resource
    const planned = typeof plan === 'string' ? null : plan
    return {
      // Why it cannot be sent now; null when it can.
      refusal: typeof plan === 'string' ? plan : null,
      template: planned?.template ?? null,
      number: planned?.number ?? null,
      recipients: (planned?.recipients ?? []).map(({ name, email }) => ({ name, email })),
      preview: preview && { subject: preview.subject, html: preview.html, text: preview.text },
      nextOn,
    }
  }
}
