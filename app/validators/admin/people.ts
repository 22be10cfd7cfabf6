import vine from '@vinejs/vine'
import { lineOfText } from '#validators/text'

/** Makes the portal accounts that are missing. `all` must be said: an empty body does nothing. */
export const openAccountsValidator = vine.create({
  all: vine.literal(true),
  dryRun: vine.boolean({ strict: true }).optional(),
})

export const OPEN_ACCOUNTS_FIELDS = ['all', 'dryRun']

/** Somebody who is to act for a client; mails nobody. */
export const openAccountValidator = vine.create({
  name: lineOfText().minLength(1).maxLength(200),
  email: lineOfText().minLength(1).maxLength(254),
  role: vine.enum(['owner', 'payer', 'viewer'] as const),
})

export const OPEN_ACCOUNT_FIELDS = ['name', 'email', 'role']

/** Whom to invite; `clients` are references of the other system, or ids. */
export const sendInvitesValidator = vine.create({
  to: vine.enum(['pending', 'all', 'clients'] as const),
  clients: vine
    .array(lineOfText().minLength(1).maxLength(100))
    .minLength(1)
    .maxLength(1000)
    .optional()
    .requiredWhen('to', '=', 'clients'),
  dryRun: vine.boolean({ strict: true }).optional(),
})

export const SEND_INVITES_FIELDS = ['to', 'clients', 'dryRun']

/** `expected`: the role that the page showed. */
export const roleValidator = vine.create({
  role: vine.enum(['owner', 'payer', 'viewer'] as const),
  expected: vine.enum(['owner', 'payer', 'viewer'] as const).optional(),
})

export const ROLE_FIELDS = ['role', 'expected']
