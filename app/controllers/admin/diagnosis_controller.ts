import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { diagnose } from '#domain/diagnosis/diagnose'
import { Surroundings } from '#domain/diagnosis/surroundings'
import { Clock } from '#domain/shared/clock'
import { textsFor } from '#exceptions/account_problems'
import PortalPolicy from '#policies/staff/portal_policy'
import DiagnosisTransformer from '#transformers/admin/diagnosis_transformer'
import { refuseUnknownFields } from '#validators/known_fields'

@inject()
export default class DiagnosisController {
  constructor(
    private clock: Clock,
    private around: Surroundings
  ) {}

  /** How the server is, each part with what to do about it. */
  async show(ctx: HttpContext) {
    await ctx.staffBouncer.with(PortalPolicy).authorize('view')
    refuseUnknownFields(ctx.request, [])
    const findings = await diagnose(this.around, () => this.clock.now())
    const facts = { findings, now: this.clock.now() }
    return ctx.serialize(DiagnosisTransformer.transform(facts, textsFor(ctx)))
  }
}
