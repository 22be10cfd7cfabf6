import vine from '@vinejs/vine'
import { passwordText } from '#validators/portal/password'
import { lineOfText } from '#validators/text'

export const requestResetValidator = vine.create({
  email: lineOfText().minLength(1).maxLength(254),
})

export const resetPasswordValidator = vine.create({ password: passwordText() })
