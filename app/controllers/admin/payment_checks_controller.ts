import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { presentIntent } from '#controllers/admin/present_intent'
import { findIntent } from '#domain/ledger/intents/load_intent'
import { settlePaymentIntent } from '#domain/ledger/intents/settle_payment_intent'
import { Clock } from '#domain/shared/clock'
import { notFound, Problem } from '#exceptions/problem'
import { GatewayRegistry } from '#gateways/registry'
import { requestActor } from '#middleware/request_actor'
import PaymentPolicy from '#policies/staff/payment_policy'
import { refuseUnknownFields } from '#validators/known_fields'

@inject()
export default class PaymentChecksController {
  constructor(
    private clock: Clock,
    private gateways: GatewayRegistry
  ) {}

  /** Asks the gateway now, instead of when the schedule would. */
  async store(ctx: HttpContext) {
    await ctx.staffBouncer.with(PaymentPolicy).authorize('act')
    refuseUnknownFields(ctx.request, [])
    const intent = await findIntent(null, ctx.params.id)
    if (!intent) throw notFound()
    const gateway = this.gateways.get(intent.gateway)
    if (!gateway) throw new Problem('gateway-absent', 409)

    await settlePaymentIntent(intent.id, gateway, requestActor(ctx), this.clock.now())
    return presentIntent(ctx, intent.publicId)
  }
}
