import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { presentQuestion, questionOf } from '#controllers/admin/questions_controller'
import { answer } from '#domain/questions/answer'
import { Clock } from '#domain/shared/clock'
import { refusalProblem } from '#exceptions/problem'
import { idempotent } from '#middleware/idempotency'
import { requestActor } from '#middleware/request_actor'
import QuestionPolicy from '#policies/staff/question_policy'
import { refuseUnknownFields } from '#validators/known_fields'
import { ANSWER_FIELDS, answerValidator } from '#validators/question'

@inject()
export default class QuestionMessagesController {
  constructor(private clock: Clock) {}

  /** Answers: the person who asked is mailed that there is something to read. */
  async store(ctx: HttpContext) {
    const { request, response, staff, staffBouncer } = ctx
    await staffBouncer.with(QuestionPolicy).authorize('answer')
    refuseUnknownFields(request, ANSWER_FIELDS)
    const { text, after } = await request.validateUsing(answerValidator)
    const question = await questionOf(ctx)

    const scope = `admin.question_messages:${staff.id}`
    const body = { text, question: question.publicId }
    const result = await idempotent(ctx, scope, body, this.clock.now(), async () => {
      const now = this.clock.now()
      const answered = await answer(question, { staff, text, after }, requestActor(ctx), now)
      if (!answered.ok) throw refusalProblem(answered)
      return presentQuestion(ctx)
    })
    return response.created(result)
  }
}
