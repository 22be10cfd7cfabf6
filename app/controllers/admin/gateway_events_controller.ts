import type { HttpContext } from '@adonisjs/core/http'
import { findEvent } from '#domain/ledger/events/find_event'
import { keysetPageBy } from '#domain/lists/keyset_page'
import { textsFor } from '#exceptions/account_problems'
import { notFound } from '#exceptions/problem'
import GatewayEvent from '#models/gateway_event'
import PaymentPolicy from '#policies/staff/payment_policy'
import GatewayEventRecordTransformer from '#transformers/admin/gateway_event_record_transformer'
import GatewayEventTransformer from '#transformers/admin/gateway_event_transformer'
import { refuseUnknownFields } from '#validators/known_fields'
import { EVENT_LIST_FIELDS, eventListValidator } from '#validators/admin/gateway'
import { badCursor } from '#validators/admin/list'

export default class GatewayEventsController {
  async index(ctx: HttpContext) {
    const { request, serialize, staffBouncer } = ctx
    await staffBouncer.with(PaymentPolicy).authorize('view')
    refuseUnknownFields(request, EVENT_LIST_FIELDS)
    const { gateway, outcome, ...page } = await request.validateUsing(eventListValidator)

    const query = GatewayEvent.query()
    if (gateway) query.where('gateway', gateway)
    if (outcome === 'waiting') query.whereNull('processed_at')
    else if (outcome) query.where('outcome', outcome)
    const found = await keysetPageBy<typeof GatewayEvent, GatewayEvent>(query, page, {
      of: (event) => event.name,
      find: async (name) => {
        const event = await findEvent(name)
        return event && event.id
      },
    })
    if (!found) throw badCursor()
    const rows = GatewayEventTransformer.transform(found.rows, textsFor(ctx))
    return { ...(await serialize(rows)), page: found.page }
  }

  async show(ctx: HttpContext) {
    await ctx.staffBouncer.with(PaymentPolicy).authorize('view')
    return presentEvent(ctx)
  }
}

/** The event of this request as it stands now, with its bytes. */
export async function presentEvent(ctx: HttpContext) {
  const event = await findEvent(ctx.params.event)
  if (!event) throw notFound()
  return ctx.serialize(GatewayEventRecordTransformer.transform(event, textsFor(ctx)))
}
