import vine from '@vinejs/vine'
import { normalizeEmail } from '#domain/accounts/email_address'

const address = vine.createRule((value, _options, field) => {
  if (typeof value !== 'string') return
  const email = normalizeEmail(value)
  if (email === null) field.report('The {{ field }} field must be an address', 'email', field)
  else field.mutate(email, field)
})

/** An address as the portal keeps it: in lower case. */
export const mailAddress = () => vine.string().maxLength(254).use(address())
