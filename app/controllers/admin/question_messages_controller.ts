import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { presentQuestion, questionOf } from '#controllers/admin/questions_controller'
import { answer } from '#domain/questions/answer'
import { Clock } from '#domain/shared/clock'
import { idempotent } from '#middleware/idempotency'
import { requestActor } from '#middleware/request_actor'
import QuestionPolicy from '#policies/staff/question_policy'
import { refuseUnknownFields } from '#validators/known_fields'
import { MESSAGE_FIELDS, messageValidator } from '#validators/question'

@inject()
export default class QuestionMessagesController {
  constructor(private clock: Clock) {}

  /** Answers: the person who asked is mailed that there is something to read. */
  async store(ctx: HttpContext) {
    const { request, response, staff, staffBouncer } = ctx
    await staffBouncer.with(QuestionPolicy).authorize('answer')
    refuseUnknownFields(request, MESSAGE_FIELDS)
    const { text } = await request.validateUsing(messageValidator)
    const question = await questionOf(ctx)

    const scope = `admin.question_messages:${staff.id}`
    const body = { text, question: question.publicId }
    const answered = await idempotent(ctx, scope, body, this.clock.now(), async () => {
      await answer(question, { staff, text }, requestActor(ctx), this.clock.now())
      return presentQuestion(ctx)
    })
    return response.created(answered)
  }
}
