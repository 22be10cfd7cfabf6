import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { startJobOnce } from '#controllers/admin/start_job_once'
import { startTableJob } from '#controllers/admin/start_table_job'
import { membershipQuery } from '#domain/accounts/members/list_memberships'
import { startBulkJob } from '#domain/bulk/start_bulk_job'
import { keysetPage } from '#domain/lists/keyset_page'
import { Clock } from '#domain/shared/clock'
import { requestActor } from '#middleware/request_actor'
import ClientPolicy from '#policies/staff/client_policy'
import MembershipTransformer from '#transformers/admin/membership_transformer'
import { ACCOUNT_LIST_FIELDS, accountListValidator } from '#validators/admin/client'
import { badCursor } from '#validators/admin/list'
import { refuseUnknownFields } from '#validators/known_fields'
import { OPEN_ACCOUNTS_FIELDS, openAccountsValidator } from '#validators/admin/people'
import { PEOPLE_TABLE_FIELDS, peopleTableValidator } from '#validators/admin/table'

/** The people who may sign in, of every client. */
@inject()
export default class AccountsController {
  constructor(private clock: Clock) {}

  /** Who may act for which client, the newest first; each `id` is that of the membership. */
  async index({ request, serialize, staffBouncer }: HttpContext) {
    await staffBouncer.with(ClientPolicy).authorize('list')
    refuseUnknownFields(request, ACCOUNT_LIST_FIELDS)
    const { limit, after, ...filter } = await request.validateUsing(accountListValidator)
    const found = await keysetPage(membershipQuery(filter), { limit, after })
    if (!found) throw badCursor()
    const { data } = await serialize(MembershipTransformer.transform(found.rows))
    return { data, page: found.page }
  }

  /** Makes what is missing, as a job; asked again it makes nothing. */
  async store(ctx: HttpContext) {
    await ctx.staffBouncer.with(ClientPolicy).authorize('openAccounts')
    refuseUnknownFields(ctx.request, OPEN_ACCOUNTS_FIELDS)
    const { dryRun = false } = await ctx.request.validateUsing(openAccountsValidator)

    const order = { kind: 'open_accounts', params: { of: 'all' }, dryRun } as const
    const now = this.clock.now()
    return startJobOnce(ctx, order, now, async (onceKey) => {
      const request = { ...order, onceKey }
      const started = await startBulkJob(request, ctx.staff, requestActor(ctx), now)
      if (!started.ok) throw new Error(`A job without a file was refused: ${started.code}`)
      return started.value
    })
  }

  /** Lets the people of a CSV file (the body) act for their clients, as a job. */
  async import(ctx: HttpContext) {
    await ctx.staffBouncer.with(ClientPolicy).authorize('openAccounts')
    refuseUnknownFields(ctx.request, PEOPLE_TABLE_FIELDS)
    const asked = await ctx.request.validateUsing(peopleTableValidator)
    const toParams = (table: object) => ({ of: 'list', table })
    return startTableJob(ctx, 'open_accounts', asked, toParams, this.clock.now())
  }
}
