import vine from '@vinejs/vine'
import { passwordText } from '#validators/portal/password'

export const acceptInviteValidator = vine.create({ password: passwordText() })
