import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import StaticMiddleware from '@adonisjs/static/static_middleware'

const API = /^\/(api|webhooks|health)(\/|$)/

/** Serves public/, but never looks at the disk for an API request: that would stat every URL. */
@inject()
export default class StaticFilesMiddleware {
  constructor(private files: StaticMiddleware) {}

  handle(ctx: HttpContext, next: NextFn) {
    return API.test(ctx.request.url()) ? next() : this.files.handle(ctx, next)
  }
}
