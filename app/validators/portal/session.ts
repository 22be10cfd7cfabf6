import vine from '@vinejs/vine'
import { publicIdPattern } from '#domain/shared/public_id'
import { passwordText } from '#validators/portal/password'
import { lineOfText } from '#validators/text'

export const SESSION_FIELDS = ['email', 'password']

/** Any text is an attempt: what cannot be an address is refused like one that is not known. */
export const sessionValidator = vine.create({
  email: lineOfText().minLength(1).maxLength(254),
  password: passwordText(),
})

export const SESSION_MEMBERSHIP_FIELDS = ['membership']

/** By the membership's public id. */
export const sessionMembershipValidator = vine.create({
  membership: vine.string().regex(publicIdPattern),
})
