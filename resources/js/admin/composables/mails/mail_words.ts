import type { MailRow } from '~admin/api/mails'
import { useText } from '~shared/composables/use_text'
import type { StatusTone } from '~shared/ui/status_tag.vue'

export const MAIL_KINDS = [
  ...(['invite', 'new_invoice', 'reminder', 'receipt', 'refund', 'transfer_rejected'] as const),
  ...(['question_asked', 'question_answered', 'pay_link', 'pay_link_code'] as const),
  ...(['password_reset', 'sign_in', 'email_change', 'email_change_taken'] as const),
  ...(['email_change_asked', 'email_changed', 'password_changed', 'factor_changed'] as const),
  ...(['codes_guessed', 'access_recovered', 'staff_invite', 'staff_reset'] as const),
  ...(['owner_appointed', 'terminal_connected', 'audit_head'] as const),
]

/** A mail in words: what it is, and what became of it. */
export function useMailWords() {
  const { t } = useText()

  /** A later server may send kinds that this page does not know: their name stands then. */
  function kind(name: string): string {
    const known = MAIL_KINDS.find((one) => one === name)
    return known ? t(`admin.mails.kind.${known}`) : name
  }

  function state({ state: name, bounce, attempts }: MailRow): { tone: StatusTone; text: string } {
    if (bounce) {
      const tone = bounce.kind === 'soft' ? 'due' : 'overdue'
      return { tone, text: t(`admin.mails.state.${bounce.kind}`) }
    }
    if (name === 'queued') {
      const text = attempts ? 'admin.mails.state.trying' : 'admin.mails.state.queued'
      return { tone: attempts ? 'due' : 'pending', text: t(text, { attempts }) }
    }
    return { tone: name === 'sent' ? 'paid' : 'failed', text: t(`admin.mails.state.${name}`) }
  }

  return { kind, state, title: (mail: MailRow) => mail.subject ?? kind(mail.kind) }
}
