import { BaseTransformer } from '@adonisjs/core/transformers'
import type { QuestionRow } from '#domain/questions/read_latest'
import { iso } from '#domain/shared/iso'
import QuestionTransformer from '#transformers/admin/question_transformer'

/** Enough to tell what it is about. */
const EXCERPT = 160

/** A question in a list for staff, with the beginning of what was written last. */
export default class QuestionRowTransformer extends BaseTransformer<QuestionRow> {
  toObject() {
    const { question, latest } = this.resource
    return {
      ...new QuestionTransformer(question).toObject(),
      latest: {
        side: latest.account ? ('client' as const) : ('staff' as const),
        name: (latest.account ?? latest.staff!).name,
        text: [...latest.text].slice(0, EXCERPT).join(''),
        at: iso(latest.createdAt),
      },
    }
  }
}
