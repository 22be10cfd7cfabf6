import vine from '@vinejs/vine'
import { paragraphs } from '#validators/paragraphs'

/** What staff write down about a client. */
export const noteValidator = vine.create({ text: paragraphs().minLength(1).maxLength(4000) })

export const NOTE_FIELDS = ['text']
