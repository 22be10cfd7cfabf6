import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import {
  clientFields,
  findClient,
  presentClient,
  refuseUnknownClientFields,
} from '#controllers/admin/present_client'
import { listClients } from '#domain/clients/list_clients'
import { putClient } from '#domain/clients/put_client'
import { Clock } from '#domain/shared/clock'
import { notFound } from '#exceptions/problem'
import { changedMeanwhile, expectedVersion } from '#middleware/if_match'
import { requestActor } from '#middleware/request_actor'
import ClientPolicy from '#policies/staff/client_policy'
import ClientTransformer from '#transformers/admin/client_transformer'
import { CLIENT_LIST_FIELDS, clientListValidator, clientValidator } from '#validators/admin/client'
import { badCursor } from '#validators/admin/list'
import { refuseUnknownFields } from '#validators/known_fields'

@inject()
export default class ClientsController {
  constructor(private clock: Clock) {}

  /** Clients with their accounts and what they owe, the newest first or by name. */
  async index({ request, serialize, staffBouncer }: HttpContext) {
    await staffBouncer.with(ClientPolicy).authorize('list')
    refuseUnknownFields(request, CLIENT_LIST_FIELDS)
    const found = await listClients(await request.validateUsing(clientListValidator))
    if (!found.ok) throw badCursor()
    const { rows, balances, page } = found.value
    const { data } = await serialize(ClientTransformer.transform(rows, balances))
    return { data, page }
  }

  async show(ctx: HttpContext) {
    await ctx.staffBouncer.with(ClientPolicy).authorize('list')
    refuseUnknownFields(ctx.request, [])
    return presentClient(ctx, await findClient(ctx.params.id), this.clock.now())
  }

  /** Changes what is said; the rest stays. By If-Match only where nobody changed it meanwhile. */
  async update(ctx: HttpContext) {
    await ctx.staffBouncer.with(ClientPolicy).authorize('change')
    const { publicId } = await findClient(ctx.params.id)
    refuseUnknownClientFields(ctx.request)
    const fields = clientFields(await ctx.request.validateUsing(clientValidator))
    const [actor, now] = [requestActor(ctx), this.clock.now()]
    const put = await putClient({ id: publicId }, fields, actor, now, expectedVersion(ctx))
    if (!put.ok) {
      throw put.code === 'changed_meanwhile' ? changedMeanwhile(put.details.current) : notFound()
    }
    return presentClient(ctx, put.value.client, this.clock.now(), put.value)
  }
}
