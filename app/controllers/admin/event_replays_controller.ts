import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { presentEvent } from '#controllers/admin/gateway_events_controller'
import { findEvent } from '#domain/ledger/find_event'
import { lookInto } from '#domain/ledger/process_event'
import { Clock } from '#domain/shared/clock'
import { notFound } from '#exceptions/problem'
import { GatewayRegistry } from '#gateways/registry'
import PaymentPolicy from '#policies/staff/payment_policy'
import { refuseUnknownFields } from '#validators/known_fields'

@inject()
export default class EventReplaysController {
  constructor(
    private clock: Clock,
    private gateways: GatewayRegistry
  ) {}

  /** Looks into a stored event again: the gateway is asked, and nothing is counted twice. */
  async store(ctx: HttpContext) {
    await ctx.staffBouncer.with(PaymentPolicy).authorize('act')
    refuseUnknownFields(ctx.request, [])
    const event = await findEvent(ctx.params.event)
    if (!event) throw notFound()
    await lookInto(event, (name) => this.gateways.get(name), this.clock.now())
    return presentEvent(ctx)
  }
}
