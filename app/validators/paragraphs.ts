import vine from '@vinejs/vine'

/** All but line breaks and tabs that cannot be seen, and what turns text around. */
const UNSEEN = /[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/u

const visible = vine.createRule(
  (value, _options, field) => {
    if (typeof value === 'string' && UNSEEN.test(value)) {
      field.report('The {{ field }} field must be plain text', 'visible', field)
    }
  },
  { name: 'visible' }
)

/** Plain text of several lines, without the space around it; line breaks are \n, whoever sent them. */
export const paragraphs = () =>
  vine
    .string()
    .parse((value) => (typeof value === 'string' ? value.replace(/\r\n?/g, '\n') : value))
    .trim()
    .use(visible())
