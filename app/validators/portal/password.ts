import vine from '@vinejs/vine'

/**
 * A password exactly as typed: never trimmed, nothing about its composition. The bound only keeps a
 * megabyte from being hashed; the policy of the domain says what is too long, short or common.
 */
export const passwordText = () => vine.string().maxLength(4096)

export const CHANGE_PASSWORD_FIELDS = ['currentPassword', 'password']

export const changePasswordValidator = vine.create({
  currentPassword: passwordText(),
  password: passwordText(),
})
