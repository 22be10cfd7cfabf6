import { BaseTransformer } from '@adonisjs/core/transformers'
import type { QuestionRecord } from '#domain/questions/find_question'
import { iso, isoOrNull } from '#domain/shared/iso'
import type QuestionMessage from '#models/question_message'
import QuestionTransformer from '#transformers/admin/question_transformer'

/** A question with its last messages, the oldest of them first. */
export default class QuestionRecordTransformer extends BaseTransformer<QuestionRecord> {
  toObject() {
    const { question, messages, earlier } = this.resource
    return {
      ...new QuestionTransformer(question).toObject(),
      // When somebody of the client was last mailed of what staff wrote; null where nobody was.
      clientMailedAt: isoOrNull(question.clientToldAt),
      // How many more there are, before these.
      earlierCount: earlier,
      messages: messages.map((message) => this.message(message)),
    }
  }

  private message({ publicId, account, staff, text, createdAt }: QuestionMessage) {
    return {
      id: publicId,
      author: account ? this.author('client', account) : this.author('staff', staff!),
      text,
      at: iso(createdAt),
    }
  }

  private author(side: 'client' | 'staff', { publicId, name }: { publicId: string; name: string }) {
    return { side, id: publicId, name }
  }
}
