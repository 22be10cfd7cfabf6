import type { HttpContext } from '@adonisjs/core/http'
import { keysetPage } from '#domain/lists/keyset_page'
import { countQuestions } from '#domain/questions/count_questions'
import { findQuestion, readQuestion, withRelations } from '#domain/questions/find_question'
import { withLatest } from '#domain/questions/read_latest'
import { notFound } from '#exceptions/problem'
import QuestionPolicy from '#policies/staff/question_policy'
import QuestionRecordTransformer from '#transformers/admin/question_record_transformer'
import QuestionRowTransformer from '#transformers/admin/question_row_transformer'
import { badCursor } from '#validators/admin/list'
import { refuseUnknownFields } from '#validators/known_fields'
import { QUESTION_LIST_FIELDS, questionListValidator } from '#validators/question'

export default class QuestionsController {
  /** What clients asked about their invoices, the newest first. */
  async index({ request, serialize, staffBouncer }: HttpContext) {
    await staffBouncer.with(QuestionPolicy).authorize('view')
    refuseUnknownFields(request, QUESTION_LIST_FIELDS)
    const { client, invoice, state, ...page } = await request.validateUsing(questionListValidator)

    const query = withRelations()
    if (client) query.whereHas('ofClient', (clients) => clients.where('public_id', client))
    if (invoice) query.whereHas('invoice', (invoices) => invoices.where('public_id', invoice))
    if (state) query.where('state', state)
    const found = await keysetPage(query, page)
    if (!found) throw badCursor()
    const rows = await withLatest(found.rows)
    const { data } = await serialize(QuestionRowTransformer.transform(rows))
    return { data, counts: await countQuestions(), page: found.page }
  }

  /** One question with its last 200 messages. */
  async show(ctx: HttpContext) {
    await ctx.staffBouncer.with(QuestionPolicy).authorize('view')
    refuseUnknownFields(ctx.request, [])
    return presentQuestion(ctx)
  }
}

/** The question of this request as it stands now. */
export async function presentQuestion(ctx: HttpContext) {
  const question = await questionOf(ctx)
  return ctx.serialize(QuestionRecordTransformer.transform(await readQuestion(question)))
}

/** The question that the address names. */
export async function questionOf({ params }: HttpContext) {
  const question = await findQuestion(params.id)
  if (!question) throw notFound()
  return question
}
