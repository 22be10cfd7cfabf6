import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { openMissingAccounts } from '#domain/accounts/open_missing_accounts'
import { Clock } from '#domain/shared/clock'
import { requestActor } from '#middleware/request_actor'
import ClientPolicy from '#policies/staff/client_policy'
import OpenedAccountsTransformer from '#transformers/admin/opened_accounts_transformer'
import { refuseUnknownFields } from '#validators/known_fields'
import { OPEN_ACCOUNTS_FIELDS, openAccountsValidator } from '#validators/admin/people'

@inject()
export default class AccountsController {
  constructor(private clock: Clock) {}

  /** Makes what is missing; asked again it makes nothing. */
  async store(ctx: HttpContext) {
    await ctx.staffBouncer.with(ClientPolicy).authorize('openAccounts')
    refuseUnknownFields(ctx.request, OPEN_ACCOUNTS_FIELDS)
    const { dryRun = false } = await ctx.request.validateUsing(openAccountsValidator)

    const result = await openMissingAccounts(requestActor(ctx), this.clock.now(), { dryRun })
    return ctx.serialize(OpenedAccountsTransformer.transform({ ...result, dryRun }))
  }
}
