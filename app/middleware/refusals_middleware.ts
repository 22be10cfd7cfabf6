import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { recordLimit } from '#domain/audit/record_limit'
import { recordRefusal } from '#domain/audit/record_refusal'
import { Clock } from '#domain/shared/clock'
import { recordTokenRefusal } from '#domain/staff/record_token_use'
import type { LimitReached } from '#middleware/consume'
import { requestActor } from '#middleware/request_actor'

/**
 * Tells the audit log what was refused: people who asked for more than they may, API tokens that open
 * nothing, and limits that were used up. The answer is given either way.
 */
@inject()
export default class RefusalsMiddleware {
  constructor(private clock: Clock) {}

  async handle(ctx: HttpContext, next: NextFn) {
    await next()
    const status = ctx.response.getStatus()
    try {
      if (status === 401 || status === 403) await this.tell(ctx, status)
      if (ctx.limitReached) await this.tellLimit(ctx, ctx.limitReached)
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
      await recordRefusal(asked(ctx), actor, this.clock.now())
    }
  }

  private async tellLimit(ctx: HttpContext, reached: LimitReached) {
    const { limit, key, about, email, response } = reached
    const facts = { ...asked(ctx), limit, key, about, email, seconds: response.availableIn }
    await recordLimit(facts, requestActor(ctx), this.clock.now())
  }
}

function asked({ request, route }: HttpContext): { method: string; route: string } {
  return { method: request.method(), route: route?.name ?? route!.pattern }
}

declare module '@adonisjs/core/http' {
  interface HttpContext {
    /** The limit that this request found used up. */
    limitReached?: LimitReached
  }
}
