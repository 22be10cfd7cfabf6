import vine from '@vinejs/vine'
import { passwordText } from '#validators/portal/password'

/** Wanted from somebody who has none yet, and from nobody else. */
export const acceptInviteValidator = vine.create({ password: passwordText().optional() })
