import vine from '@vinejs/vine'
import { publicIdPattern } from '#domain/shared/public_id'
import { LIST_FIELDS, pageFields } from '#validators/admin/list'
import { paragraphs } from '#validators/paragraphs'

/** What either side writes about an invoice. */
export const messageValidator = vine.create({ text: paragraphs().minLength(1).maxLength(4000) })

export const MESSAGE_FIELDS = ['text']

export const questionListValidator = vine.create({
  ...pageFields,
  client: vine.string().regex(publicIdPattern).optional(),
  state: vine.enum(['open', 'answered', 'closed'] as const).optional(),
})

export const QUESTION_LIST_FIELDS = [...LIST_FIELDS, 'client', 'state']
