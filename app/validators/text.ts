import vine from '@vinejs/vine'

const CONTROL = /\p{Cc}/u

/** No control characters: nobody means them, and PostgreSQL stores no NUL. */
const printable = vine.createRule((value, _options, field) => {
  if (typeof value === 'string' && CONTROL.test(value)) {
    field.report('The {{ field }} field must be plain text on one line', 'printable', field)
  }
})

/** A line of text from outside, without the space around it. Every text but a password is one. */
export const lineOfText = () => vine.string().trim().use(printable())
