import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { presentIntent } from '#controllers/admin/present_intent'
import { acceptHeld } from '#domain/ledger/intents/accept_held'
import { findIntent } from '#domain/ledger/intents/load_intent'
import type { HeldRefused } from '#domain/ledger/intents/resolve_held'
import { returnHeld } from '#domain/ledger/intents/return_held'
import { Clock } from '#domain/shared/clock'
import { notFound, Problem, refusalProblem } from '#exceptions/problem'
import { GatewayRegistry } from '#gateways/registry'
import { idempotent } from '#middleware/idempotency'
import { requestActor } from '#middleware/request_actor'
import PaymentPolicy from '#policies/staff/payment_policy'
import { DECISION_FIELDS, decisionValidator } from '#validators/admin/intent'
import { refuseUnknownFields } from '#validators/known_fields'

/** What staff decide about money that is not what was asked for. */
@inject()
export default class HeldPaymentsController {
  constructor(
    private clock: Clock,
    private gateways: GatewayRegistry
  ) {}

  /** It is kept: it counts towards its invoices as far as it fits, the rest is credit. */
  accept(ctx: HttpContext) {
    return this.decide(ctx, 'acceptance', acceptHeld)
  }

  /** It is sent back, all of it. */
  return(ctx: HttpContext) {
    return this.decide(ctx, 'return', returnHeld)
  }

  private async decide(
    ctx: HttpContext,
    decision: string,
    verb: typeof acceptHeld | typeof returnHeld
  ) {
    const { params, request, response, staff, staffBouncer } = ctx
    await staffBouncer.with(PaymentPolicy).authorize('act')
    refuseUnknownFields(request, DECISION_FIELDS)
    const { note } = await request.validateUsing(decisionValidator)
    const intent = await findIntent(null, params.id)
    if (!intent) throw notFound()
    const gateway = this.gateways.get(intent.gateway)
    if (!gateway) throw new Problem('gateway-absent', 409)

    const scope = `admin.held_payments:${staff.id}`
    const body = { decision, note, intent: intent.publicId }
    const answer = await idempotent(ctx, scope, body, this.clock.now(), async () => {
      const now = this.clock.now()
      const who = requestActor(ctx)
      const decided = await verb(intent.publicId, { note }, who, staff.id, gateway, now)
      if (!decided.ok) throw heldProblem(decided)
      return presentIntent(ctx, intent.publicId)
    })
    return response.created(answer)
  }
}

function heldProblem(refusal: HeldRefused): Problem {
  switch (refusal.code) {
    case 'not_found':
      return notFound()
    case 'gateway_unavailable':
      return new Problem('gateway-unavailable', 503, {}, { retryAfter: 30 })
    default:
      return refusalProblem(refusal)
  }
}
