import vine from '@vinejs/vine'
import { lineOfText } from '#validators/text'

export const REQUEST_LINK_FIELDS = ['email']

/** Any text is a wish: what cannot be an address is answered like one that is not known. */
export const requestLinkValidator = vine.create({
  email: lineOfText().minLength(1).maxLength(254),
})
