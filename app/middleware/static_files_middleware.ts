import StaticMiddleware from '@adonisjs/static/static_middleware'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'

const API = /^\/(api|webhooks|health)(\/|$)/

/** Serves public/, but never looks at the disk for an API request: that would stat every URL. */
export default class StaticFilesMiddleware extends StaticMiddleware {
  handle(ctx: HttpContext, next: NextFn) {
    return API.test(ctx.request.url()) ? next() : super.handle(ctx, next)
  }
}
