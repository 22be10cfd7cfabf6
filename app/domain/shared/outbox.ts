import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/** What a mail needs to be written; the worker renders and sends it. */
export type OutgoingMail = {
  kind: MailKind
  to: { email: string; name: string | null }
  locale: string
  clientId: number | null
  accountId: number | null
  /** Plain values for the template: public ids, names, amounts. Kept, and shown to staff. */
  params: Record<string, unknown>
  /** Links that sign somebody in: encrypted at rest and erased once the mail was accepted. */
  secrets?: Record<string, string>
}

export type MailKind =
  | 'invite'
  | 'password_reset'
  | 'sign_in'
  | 'email_change'
  | 'email_change_taken'
  | 'email_change_asked'
  | 'email_changed'
  | 'password_changed'
  | 'factor_changed'
  | 'codes_guessed'
  | 'access_recovered'
  | 'receipt'
  | 'refund'
  | 'new_invoice'
  | 'reminder'
  | 'transfer_rejected'
  | 'question_asked'
  | 'question_answered'
  | 'pay_link'
  | 'pay_link_code'
  | 'audit_head'
  | 'staff_invite'
  | 'staff_reset'
  | 'owner_appointed'
  | 'terminal_connected'

export type JobName =
  | 'settle_intent'
  | 'reconcile_payments'
  | 'send_reset_link'
  | 'send_sign_in_link'
  | 'send_staff_reset'
  | 'verify_audit_log'

/**
 * Effects outside the database, written in the transaction of the change and done after it commits.
 * A provider binds the implementation; verbs receive it through `useOutbox()`.
 */
export interface Outbox {
  queueMail(trx: TransactionClientContract, mail: OutgoingMail): Promise<void>
  /** The same for many, in a few statements. */
  queueMails(trx: TransactionClientContract, mails: OutgoingMail[]): Promise<void>
  /** A mail that was given up, by its row. */
  queueMailAgain(trx: TransactionClientContract, mailId: number): Promise<void>
  queueJob(
    trx: TransactionClientContract,
    name: JobName,
    payload: Record<string, unknown>,
    options?: { delayMs?: number }
  ): Promise<void>
}

let bound: Outbox | null = null

export function bindOutbox(outbox: Outbox): void {
  bound = outbox
}

export function useOutbox(): Outbox {
  if (!bound) throw new Error('No outbox is bound; the domain provider binds it at boot')
  return bound
}
