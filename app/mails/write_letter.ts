import type { MailKind } from '#domain/shared/outbox'
import { accessRecoveredLetter } from '#mails/access_recovered_letter'
import { auditHeadLetter } from '#mails/audit_head_letter'
import { codesGuessedLetter } from '#mails/codes_guessed_letter'
import { factorChangedLetter } from '#mails/factor_changed_letter'
import { emailChangeLetter, emailChangeTakenLetter } from '#mails/email_change_letter'
import { emailNewsLetter } from '#mails/email_news_letter'
import { inviteLetter } from '#mails/invite_letter'
import type { Letter, LetterSource } from '#mails/letter'
import { newInvoiceLetter } from '#mails/new_invoice_letter'
import { passwordChangedLetter } from '#mails/password_changed_letter'
import { ownerAppointedLetter } from '#mails/owner_appointed_letter'
import { payLinkCodeLetter } from '#mails/pay_link_code_letter'
import { payLinkLetter } from '#mails/pay_link_letter'
import { passwordResetLetter } from '#mails/password_reset_letter'
import { questionAnsweredLetter, questionAskedLetter } from '#mails/question_letters'
import { receiptLetter } from '#mails/receipt_letter'
import { refundLetter } from '#mails/refund_letter'
import { reminderLetter } from '#mails/reminder_letter'
import { signInLetter } from '#mails/sign_in_letter'
import { staffInviteLetter } from '#mails/staff_invite_letter'
import { staffResetLetter } from '#mails/staff_reset_letter'
import { terminalConnectedLetter } from '#mails/terminal_connected_letter'
import { transferRejectedLetter } from '#mails/transfer_rejected_letter'

const writers: Record<MailKind, (source: LetterSource) => Letter | Promise<Letter>> = {
  invite: inviteLetter,
  password_reset: passwordResetLetter,
  sign_in: signInLetter,
  email_change: emailChangeLetter,
  email_change_taken: emailChangeTakenLetter,
  email_change_asked: (source) => emailNewsLetter('email_change_asked', source),
  email_changed: (source) => emailNewsLetter('email_changed', source),
  password_changed: passwordChangedLetter,
  factor_changed: factorChangedLetter,
  codes_guessed: codesGuessedLetter,
  access_recovered: accessRecoveredLetter,
  receipt: receiptLetter,
  refund: refundLetter,
  new_invoice: newInvoiceLetter,
  reminder: reminderLetter,
  transfer_rejected: transferRejectedLetter,
  question_asked: questionAskedLetter,
  question_answered: questionAnsweredLetter,
  pay_link: payLinkLetter,
  pay_link_code: payLinkCodeLetter,
  audit_head: auditHeadLetter,
  staff_invite: staffInviteLetter,
  staff_reset: staffResetLetter,
  owner_appointed: ownerAppointedLetter,
  terminal_connected: terminalConnectedLetter,
}

/** Throws TypeError for a kind that this version does not know. */
export async function writeLetter(kind: string, source: LetterSource): Promise<Letter> {
  if (!Object.hasOwn(writers, kind)) throw new TypeError(`No mail of kind "${kind}" is known`)
  return writers[kind as MailKind](source)
}
