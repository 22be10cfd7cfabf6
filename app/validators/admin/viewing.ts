import vine from '@vinejs/vine'
import { lineOfText } from '#validators/text'

/** Why somebody looks at the portal as a client sees it; for the audit log. */
export const viewingValidator = vine.create({
  reason: lineOfText().minLength(1).maxLength(200).nullable().optional(),
})

export const VIEWING_FIELDS = ['reason']
