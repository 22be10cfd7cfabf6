import vine from '@vinejs/vine'
import { passwordText } from '#validators/portal/password'

export const requestResetValidator = vine.create({
  email: vine.string().trim().minLength(1).maxLength(254),
})

export const resetPasswordValidator = vine.create({ password: passwordText() })
