/*
 * What a client is told of the audit log, and nothing else: an action that is not here stays with
 * the company. Each has its text in resources/lang/en/activity.json; a test holds the two together.
 */

/** What happened at the client, by whoever: everybody there may see it. */
export const TOLD_TO_CLIENT = [
  'client.updated',
  'credit.allocated',
  'credit_note.issued',
  'invite.accepted',
  'invite.handed_over',
  'invite.revoked',
  'invite.sent',
  'invoice.imported',
  'invoice.voided',
  'membership.disabled',
  'membership.enabled',
  'membership.opened',
  'membership.role_changed',
  'pay_link.code_sent',
  'pay_link.code_used',
  'pay_link.created',
  'pay_link.opened',
  'pay_link.renewed',
  'pay_link.revoked',
  'payment.failed',
  'payment.opened',
  'payment.received',
  'payment.recorded',
  'payment.refunded',
  'profile.updated',
  'question.answered',
  'question.asked',
  'reminder.sent',
  'transfer.confirmed',
  'transfer.proof_attached',
  'transfer.rejected',
  'transfer.reported',
  'transfer.withdrawn',
] as const

/** What somebody looked at: the client's own people only, not what the company's staff looked at. */
export const TOLD_OF_THEIR_PEOPLE = [
  'invoice.downloaded',
  'invoice.viewed',
  'receipt.downloaded',
] as const

/** About one's own account, done by oneself or by somebody else: nobody else sees it. */
export const TOLD_TO_ONESELF = [
  'access.recovered',
  'email.change_cancelled',
  'email.change_requested',
  'email.changed',
  'factor.added',
  'factor.removed',
  'factor.renamed',
  'password.changed',
  'password.confirmed',
  'password.reset',
  'password_reset.sent',
  'recovery_code.used',
  'recovery_codes.renewed',
  'second_factor.checked',
  'second_factor.locked',
  'session.closed',
  'session.first_factor',
  'session.opened',
  'session.revoked',
  'session.switched',
  'sign_in_link.sent',
] as const
