import type { HttpContext } from '@adonisjs/core/http'
import { presentIntent } from '#controllers/admin/present_intent'
import { keysetPage } from '#domain/lists/keyset_page'
import { textsFor } from '#exceptions/account_problems'
import PaymentIntent from '#models/payment_intent'
import PaymentPolicy from '#policies/staff/payment_policy'
import IntentTransformer from '#transformers/admin/intent_transformer'
import { refuseUnknownFields } from '#validators/known_fields'
import { INTENT_LIST_FIELDS, intentListValidator } from '#validators/admin/intent'
import { badCursor } from '#validators/admin/list'

export default class PaymentIntentsController {
  async index(ctx: HttpContext) {
    const { request, serialize, staffBouncer } = ctx
    await staffBouncer.with(PaymentPolicy).authorize('view')
    refuseUnknownFields(request, INTENT_LIST_FIELDS)
    const { client, gateway, state, ...page } = await request.validateUsing(intentListValidator)

    const query = PaymentIntent.query()
      .preload('ofClient')
      .preload('invoices', (shares) => shares.orderBy('id').preload('invoice'))
    if (client) query.whereHas('ofClient', (clients) => clients.where('public_id', client))
    if (gateway) query.where('gateway', gateway)
    if (state) query.where('state', state)
    const found = await keysetPage(query, page)
    if (!found) throw badCursor()
    const rows = IntentTransformer.transform(found.rows, textsFor(ctx))
    return { ...(await serialize(rows)), page: found.page }
  }

  async show(ctx: HttpContext) {
    await ctx.staffBouncer.with(PaymentPolicy).authorize('view')
    return presentIntent(ctx, ctx.params.id)
  }
}
