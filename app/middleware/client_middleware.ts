import { Bouncer } from '@adonisjs/bouncer'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import type { Reader } from '#models/reader'
import { Problem } from '#exceptions/problem'
import { currentReader } from '#middleware/current_reader'
import type Account from '#models/account'

type Options = {
  /** Whether the holder of a pay link gets through as well. */
  byPayLink?: boolean
  /** Whether staff who view as the client get through as well: to look, never to do anything. */
  byViewing?: boolean
  /** Whether this request keeps a session from running out; not where pages ask by themselves. */
  isSeen?: boolean
}

/**
 * Lets only people with an active membership through, and where that is asked for link holders, and
 * staff who view as the client.
 */
export default class ClientMiddleware {
  async handle(ctx: HttpContext, next: NextFn, options: Options = {}) {
    const { byPayLink = false, byViewing = false, isSeen = true } = options
    const reader = await currentReader(ctx, { isSeen })
    if (!reader || (reader.payLink && !byPayLink)) throw new Problem('not-signed-in', 401)
    if (reader.viewing && !byViewing) throw new Problem('viewing-only', 403)

    ctx.reader = reader
    if (reader.account) ctx.account = reader.account
    ctx.bouncer = new Bouncer(reader).setContainerResolver(ctx.containerResolver)
    return next()
  }
}

declare module '@adonisjs/core/http' {
  export interface HttpContext {
    /** Who reads, for which client. */
    reader: Reader
    /** The signed-in person; absent where a pay link or a viewing opened the portal. */
    account: Account
    bouncer: Bouncer<Reader>
  }
}
