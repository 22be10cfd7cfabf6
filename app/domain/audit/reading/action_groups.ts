/** Kinds of actions as people look for them: each is the part of an action before its dot. */
export const ACTION_GROUPS = {
  sign_ins: [
    ...['session', 'second_factor', 'recovery_code', 'password', 'password_reset'],
    ...['sign_in_link', 'email', 'factor', 'recovery_codes', 'limit', 'access'],
  ],
  tokens: ['token', 'cli_sign_in'],
  clients: [
    ...['client', 'clients', 'account', 'invite', 'membership', 'sessions', 'profile', 'note'],
    'viewing',
  ],
  staff: ['staff'],
  invoices: ['invoice', 'credit_note', 'pay_link', 'receipt', 'question', 'reminder'],
  payments: ['payment', 'credit', 'transfer', 'refund', 'dispute'],
  portal: ['setting', 'mail', 'job', 'audit'],
} as const

export type ActionGroup = keyof typeof ACTION_GROUPS

export const ACTION_GROUP_NAMES = Object.keys(ACTION_GROUPS) as ActionGroup[]
