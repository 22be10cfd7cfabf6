import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { inForeground } from '#database/background'

/** Lets the worker, which is in the same process on SQLite, see that somebody waits. */
export default class ForegroundMiddleware {
  handle(_ctx: HttpContext, next: NextFn) {
    return inForeground(() => next())
  }
}
