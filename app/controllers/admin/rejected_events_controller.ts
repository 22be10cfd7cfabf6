import type { HttpContext } from '@adonisjs/core/http'
import { countRejected } from '#domain/ledger/events/count_rejected'
import RejectedEvent from '#models/rejected_event'
import PaymentPolicy from '#policies/staff/payment_policy'
import RejectedEventTransformer from '#transformers/admin/rejected_event_transformer'
import { refuseUnknownFields } from '#validators/known_fields'
import { REJECTED_LIST_FIELDS, rejectedListValidator } from '#validators/admin/gateway'

const SHOWN = 100

export default class RejectedEventsController {
  /** The last hundred, newest first: a wrong secret shows here, and so does a forger. */
  async index({ request, serialize, staffBouncer }: HttpContext) {
    await staffBouncer.with(PaymentPolicy).authorize('view')
    refuseUnknownFields(request, REJECTED_LIST_FIELDS)
    const { gateway } = await request.validateUsing(rejectedListValidator)

    const query = RejectedEvent.query().orderBy('id', 'desc').limit(SHOWN)
    if (gateway) query.where('gateway', gateway)
    const { data } = await serialize(RejectedEventTransformer.transform(await query))
    return { data, counts: await countRejected() }
  }
}
