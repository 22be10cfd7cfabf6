import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { requestSettings } from '#middleware/request_settings'
import { Problem } from '#exceptions/problem'

/** While staff keep the portal off, clients get 423 with whom to ask; staff see what they will see. */
export default class PortalOpenMiddleware {
  async handle(ctx: HttpContext, next: NextFn) {
    const { portal, company } = await requestSettings(ctx)
    const isLookedAt = ctx.viewing !== undefined && ctx.viewing !== 'over'
    if (!portal.enabled && !isLookedAt) {
      throw new Problem('portal-off', 423, { company: company.name, contact: company.contact })
    }
    return next()
  }
}
