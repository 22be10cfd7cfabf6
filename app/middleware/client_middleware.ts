import { Bouncer } from '@adonisjs/bouncer'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import type Account from '#models/account'
import { signedInAccount } from '#middleware/signed_in_account'
import { Problem } from '#exceptions/problem'

/** Lets only a signed-in account with an active membership through, and remembers which. */
export default class ClientMiddleware {
  async handle(ctx: HttpContext, next: NextFn) {
    const account = await signedInAccount(ctx)
    if (!account) throw new Problem('not-signed-in', 401)

    ctx.account = account
    ctx.bouncer = new Bouncer(account).setContainerResolver(ctx.containerResolver)
    return next()
  }
}

declare module '@adonisjs/core/http' {
  export interface HttpContext {
    /** The signed-in account, with `currentMembership` and its client loaded. */
    account: Account
    bouncer: Bouncer<Account>
  }
}
