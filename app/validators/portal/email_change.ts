import vine from '@vinejs/vine'
import { passwordText } from '#validators/portal/password'
import { lineOfText } from '#validators/text'

export const EMAIL_CHANGE_FIELDS = ['email', 'password']

/** What may be an address the domain says, in the same words for every page. */
export const emailChangeValidator = vine.create({
  email: lineOfText().minLength(1).maxLength(254),
  password: passwordText(),
})
