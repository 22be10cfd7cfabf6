import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { presentEvent } from '#controllers/admin/gateway_events_controller'
import { DatabaseBusy } from '#database/write_transaction'
import { findEvent } from '#domain/ledger/events/find_event'
import { replayEvent } from '#domain/ledger/events/replay_event'
import { Clock } from '#domain/shared/clock'
import { notFound, Problem } from '#exceptions/problem'
import { GatewayRegistry } from '#gateways/registry'
import type GatewayEvent from '#models/gateway_event'
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
    await this.replay(event)
    return presentEvent(ctx)
  }

  private async replay(event: GatewayEvent) {
    const find = (name: string) => this.gateways.get(name)
    try {
      const replayed = await replayEvent(event, find, this.clock.now())
      if (replayed.ok) return
    } catch (cause) {
      if (cause instanceof DatabaseBusy) throw cause
      throw new Problem('event-not-settled', 502, {}, { cause })
    }
    throw new Problem('gateway-absent', 409)
  }
}
