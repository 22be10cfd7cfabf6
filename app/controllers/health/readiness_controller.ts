import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { checkReadiness } from '#domain/diagnosis/diagnose'
import type { Diagnosed } from '#domain/diagnosis/finding'
import { SharedLook } from '#domain/diagnosis/shared_look'
import { Surroundings } from '#domain/diagnosis/surroundings'
import { Clock } from '#domain/shared/clock'
import { textsFor } from '#exceptions/account_problems'
import StaffMiddleware from '#middleware/staff_middleware'
import PortalPolicy from '#policies/staff/portal_policy'
import DiagnosisTransformer from '#transformers/admin/diagnosis_transformer'

/** Whoever asks more often gets the same answer: this is open to everybody. */
const shared = new SharedLook(checkReadiness, 1000)

@inject()
export default class ReadinessController {
  constructor(
    private clock: Clock,
    private around: Surroundings,
    private staff: StaffMiddleware
  ) {}

  /** 200 when requests can be answered here, else 503. What is wrong is for staff with a token. */
  async show(ctx: HttpContext) {
    const findings = await shared.take(this.around, () => this.clock.now())
    const isReady = findings.every(({ state }) => state !== 'failed')
    const answersQueries = findings.some(({ name, state }) => name === 'database' && state === 'ok')
    const isAsked = ctx.request.header('authorization') !== undefined
    // Who somebody is stands in the database as well.
    const details = isAsked && answersQueries ? await this.details(ctx, findings) : null

    ctx.response.status(isReady ? 200 : 503)
    return { status: isReady ? 'ready' : 'not-ready', ...(details && { checks: details }) }
  }

  private async details(ctx: HttpContext, findings: Diagnosed[]) {
    await this.staff.handle(ctx, async () => undefined)
    await ctx.staffBouncer.with(PortalPolicy).authorize('view')
    const facts = { findings, now: this.clock.now() }
    return new DiagnosisTransformer(facts, textsFor(ctx)).toObject().checks
  }
}
