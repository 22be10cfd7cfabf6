import { BaseTransformer } from '@adonisjs/core/transformers'
import { iso } from '#domain/shared/iso'
import type QuestionMessage from '#models/question_message'

/** `accountId` is null for staff who view as the client. */
export type MessageReader = { accountId: number | null; company: string }

/** A message as the client reads it: of staff it says the company, no name. Needs account preloaded. */
export default class QuestionMessageTransformer extends BaseTransformer<QuestionMessage> {
  constructor(
    resource: QuestionMessage,
    protected reader: MessageReader
  ) {
    super(resource)
  }

  toObject() {
    const { publicId, text, createdAt } = this.resource
    return { id: publicId, author: this.author(), text, at: iso(createdAt) }
  }

  private author(): { kind: 'you' | 'colleague' | 'company'; name: string } {
    const { account } = this.resource
    if (!account) return { kind: 'company', name: this.reader.company }
    const isOwn = account.id === this.reader.accountId
    return { kind: isOwn ? 'you' : 'colleague', name: account.name }
  }
}
