import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { presentQuestion, questionOf } from '#controllers/admin/questions_controller'
import { closeQuestion, reopenQuestion } from '#domain/questions/close_question'
import { Clock } from '#domain/shared/clock'
import { requestActor } from '#middleware/request_actor'
import QuestionPolicy from '#policies/staff/question_policy'
import { refuseUnknownFields } from '#validators/known_fields'

@inject()
export default class QuestionClosingsController {
  constructor(private clock: Clock) {}

  /** Nothing is left to answer; mails nobody, and the client's next message opens it again. */
  async update(ctx: HttpContext) {
    await ctx.staffBouncer.with(QuestionPolicy).authorize('answer')
    refuseUnknownFields(ctx.request, [])
    await closeQuestion(await questionOf(ctx), ctx.staff, requestActor(ctx), this.clock.now())
    return presentQuestion(ctx)
  }

  /** Opens it again, as it was. */
  async destroy(ctx: HttpContext) {
    await ctx.staffBouncer.with(QuestionPolicy).authorize('answer')
    refuseUnknownFields(ctx.request, [])
    await reopenQuestion(await questionOf(ctx), requestActor(ctx), this.clock.now())
    return presentQuestion(ctx)
  }
}
