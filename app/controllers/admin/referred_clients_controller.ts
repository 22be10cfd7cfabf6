import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import {
  clientFields,
  presentClient,
  refuseUnknownClientFields,
} from '#controllers/admin/present_client'
import { CLIENT_FIELD_LENGTHS } from '#domain/clients/client_fields'
import { putClient } from '#domain/clients/put_client'
import { Clock } from '#domain/shared/clock'
import { notFound } from '#exceptions/problem'
import { wrongField } from '#exceptions/wrong_field'
import { requestActor } from '#middleware/request_actor'
import Client from '#models/client'
import ClientPolicy from '#policies/staff/client_policy'
import { clientValidator } from '#validators/admin/client'
import { refuseUnknownFields } from '#validators/known_fields'

/** Clients by the reference that another system has for them. */
@inject()
export default class ReferredClientsController {
  constructor(private clock: Clock) {}

  async show(ctx: HttpContext) {
    await ctx.staffBouncer.with(ClientPolicy).authorize('list')
    refuseUnknownFields(ctx.request, [])
    const client = await Client.findBy('ref', this.ref(ctx))
    if (!client) throw notFound()
    return presentClient(ctx, client, this.clock.now())
  }

  /** 201 for a client that is new, made with its portal account; mails nobody. */
  async update(ctx: HttpContext) {
    await ctx.staffBouncer.with(ClientPolicy).authorize('change')
    const ref = this.ref(ctx)
    refuseUnknownClientFields(ctx.request)
    const fields = clientFields(await ctx.request.validateUsing(clientValidator))
    const put = await putClient({ ref }, fields, requestActor(ctx), this.clock.now())
    if (!put.ok) throw wrongField(ctx, 'name', 'client_is_new')
    if (put.value.outcome === 'created') ctx.response.status(201)
    return presentClient(ctx, put.value.client, this.clock.now(), put.value)
  }

  /** What cannot be a reference is nowhere, and reaches no query. */
  private ref({ params }: HttpContext): string {
    const ref = String(params.ref)
    const isRef = ref === ref.trim() && ref.length <= CLIENT_FIELD_LENGTHS.ref
    if (!isRef || /\p{Cc}/u.test(ref)) throw notFound()
    return ref
  }
}
