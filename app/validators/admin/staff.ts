import vine from '@vinejs/vine'
import { publicIdPattern } from '#domain/shared/public_id'
import { TOKEN_SCOPES } from '#models/staff'
import { LIST_FIELDS, pageFields } from '#validators/admin/list'
import { passwordText } from '#validators/portal/password'
import { plainLine } from '#validators/plain_line'
import { lineOfText } from '#validators/text'

const ROLES = ['viewer', 'manager', 'owner'] as const
const name = () => lineOfText().minLength(1).maxLength(200)

export const inviteStaffValidator = vine.create({
  name: name(),
  email: lineOfText().minLength(1).maxLength(254),
  role: vine.enum(ROLES),
})

export const INVITE_STAFF_FIELDS = ['name', 'email', 'role']

export const changeStaffValidator = vine.create({
  name: name().optional(),
  role: vine.enum(ROLES).optional(),
})

export const CHANGE_STAFF_FIELDS = ['name', 'role']

/** Any text is an attempt: what is no address is answered like one that is not known. */
export const staffResetValidator = vine.create({ email: lineOfText().minLength(1).maxLength(254) })

export const STAFF_RESET_FIELDS = ['email']

export const staffLinkValidator = vine.create({ password: passwordText() })

export const STAFF_LINK_FIELDS = ['password']

export const tokenListValidator = vine.create({
  ...pageFields,
  staff: vine.string().regex(publicIdPattern).optional(),
})

export const TOKEN_LIST_FIELDS = [...LIST_FIELDS, 'staff']

/** Absent is 90 days; that a token never expires has to be said, by null where it may be. */
const days = () => vine.number({ strict: true }).withoutDecimals().min(1).max(365)

/** `password` again, from who asks in person; a token has none to show. */
export const makeTokenValidator = vine.create({
  name: lineOfText().minLength(1).maxLength(100),
  scopes: vine.array(vine.enum(TOKEN_SCOPES)).minLength(1).maxLength(TOKEN_SCOPES.length),
  expiresInDays: days().nullable().optional(),
  password: passwordText().optional(),
})

export const MAKE_TOKEN_FIELDS = ['name', 'scopes', 'expiresInDays', 'password']

/** Of the machine, as it calls itself: a stranger's words, in front of who is to approve. */
export const cliSignInValidator = vine.create({ name: plainLine().minLength(1).maxLength(60) })

export const CLI_SIGN_IN_FIELDS = ['name']

export const cliTokenValidator = vine.create({
  deviceCode: lineOfText().minLength(1).maxLength(100),
})

export const CLI_TOKEN_FIELDS = ['deviceCode']

/** A terminal has a year at most: it can ask again. */
export const cliApprovalValidator = vine.create({
  password: passwordText(),
  expiresInDays: days().optional(),
})

export const CLI_APPROVAL_FIELDS = ['password', 'expiresInDays']

export const DEFAULT_TOKEN_DAYS = 90
