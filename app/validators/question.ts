import vine from '@vinejs/vine'
import { publicIdPattern } from '#domain/shared/public_id'
import { LIST_FIELDS, pageFields } from '#validators/admin/list'
import { paragraphs } from '#validators/paragraphs'

/** What either side writes about an invoice. */
export const messageValidator = vine.create({ text: paragraphs().minLength(1).maxLength(4000) })

export const MESSAGE_FIELDS = ['text']

/** `after`: the last message that the writer has seen. */
export const answerValidator = vine.create({
  text: paragraphs().minLength(1).maxLength(4000),
  after: vine.string().regex(publicIdPattern).optional(),
})

export const ANSWER_FIELDS = ['text', 'after']

export const questionListValidator = vine.create({
  ...pageFields,
  client: vine.string().regex(publicIdPattern).optional(),
  invoice: vine.string().regex(publicIdPattern).optional(),
  state: vine.enum(['open', 'answered', 'closed'] as const).optional(),
})

export const QUESTION_LIST_FIELDS = [...LIST_FIELDS, 'client', 'invoice', 'state']
