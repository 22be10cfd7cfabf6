import vine from '@vinejs/vine'
import { lineOfText } from '#validators/text'

/** Any text is an attempt: what cannot be a link is refused like one that expired. */
export const openPayLinkValidator = vine.create({
  token: lineOfText().minLength(1).maxLength(200),
})

export const OPEN_PAY_LINK_FIELDS = ['token']

/** Six digits; spaces, as the mail shows them, are left out. */
export const payLinkCodeValidator = vine.create({
  code: vine
    .string()
    .maxLength(30)
    .regex(/^\s*(?:\d\s*){6}$/)
    .transform((code) => code.replaceAll(/\s/g, '')),
})

export const PAY_LINK_CODE_FIELDS = ['code']
