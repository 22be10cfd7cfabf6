import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { findClient } from '#controllers/admin/present_client'
import { listMembers } from '#domain/accounts/members/list_members'
import { openAccount } from '#domain/accounts/members/open_account'
import { readStanding } from '#domain/accounts/members/read_standing'
import { Clock } from '#domain/shared/clock'
import { wrongField } from '#exceptions/wrong_field'
import { requestActor } from '#middleware/request_actor'
import ClientPolicy from '#policies/staff/client_policy'
import ClientAccountTransformer from '#transformers/admin/client_account_transformer'
import { OPEN_ACCOUNT_FIELDS, openAccountValidator } from '#validators/admin/people'
import { refuseUnknownFields } from '#validators/known_fields'

/** The people of one client. */
@inject()
export default class ClientAccountsController {
  constructor(private clock: Clock) {}

  async index(ctx: HttpContext) {
    await ctx.staffBouncer.with(ClientPolicy).authorize('list')
    refuseUnknownFields(ctx.request, [])
    const client = await findClient(ctx.params.id)
    const members = await readStanding(await listMembers(client.id, { removed: true }))
    const { data } = await ctx.serialize(ClientAccountTransformer.transform(members))
    return { data }
  }

  /** 201 for somebody new, 200 with what there is for somebody who is there already. */
  async store(ctx: HttpContext) {
    await ctx.staffBouncer.with(ClientPolicy).authorize('openAccounts')
    const client = await findClient(ctx.params.id)
    refuseUnknownFields(ctx.request, OPEN_ACCOUNT_FIELDS)
    const draft = await ctx.request.validateUsing(openAccountValidator)

    const opened = await openAccount(client, draft, requestActor(ctx), this.clock.now())
    if (!opened.ok) throw wrongField(ctx, 'email', opened.code)
    const { membership, isNew } = opened.value
    const found = await listMembers(client.id, { removed: true, id: membership.id })
    const [member] = await readStanding(found)
    ctx.response.status(isNew ? 201 : 200)
    return ctx.serialize(ClientAccountTransformer.transform(member))
  }
}
