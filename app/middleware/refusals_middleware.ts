import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { recordRefusal } from '#domain/audit/record_refusal'
import { Clock } from '#domain/shared/clock'
import { recordTokenRefusal } from '#domain/staff/record_token_use'
import { requestActor } from '#middleware/request_actor'

/**
 * Tells the audit log what was refused: people who asked for more than they may, and API tokens that
 * open nothing. The answer is given either way.
 */
@inject()
export default class RefusalsMiddleware {
  constructor(private clock: Clock) {}

  async handle(ctx: HttpContext, next: NextFn) {
    await next()
    const status = ctx.response.getStatus()
    if (status !== 401 && status !== 403) return
    try {
      await this.tell(ctx, status)
    } catch (error) {
      ctx.logger.error({ err: error }, 'a refusal could not be recorded')
    }
  }

  private async tell(ctx: HttpContext, status: 401 | 403) {
    const actor = requestActor(ctx)
    if (status === 401 && ctx.request.header('authorization')) {
      await recordTokenRefusal(actor, this.clock.now())
    }
    if (status === 403 && actor.type !== 'anonymous') {
      const asked = { method: ctx.request.method(), route: ctx.route?.name ?? ctx.route!.pattern }
      await recordRefusal(asked, actor, this.clock.now())
    }
  }
}
