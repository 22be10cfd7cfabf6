import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { diagnose } from '#domain/diagnosis/diagnose'
import { SharedLook } from '#domain/diagnosis/shared_look'
import { Surroundings } from '#domain/diagnosis/surroundings'
import { Clock } from '#domain/shared/clock'
import { textsFor } from '#exceptions/account_problems'
import PortalPolicy from '#policies/staff/portal_policy'
import DiagnosisTransformer from '#transformers/admin/diagnosis_transformer'
import { refuseUnknownFields } from '#validators/known_fields'

/** It signs in to the mail server, which counts that. */
const shared = new SharedLook(diagnose, 15_000)

@inject()
export default class DiagnosisController {
  constructor(
    private clock: Clock,
    private around: Surroundings
  ) {}

  /** How the server is, each part with what to do about it; looked at every 15 seconds at most. */
  async show(ctx: HttpContext) {
    await ctx.staffBouncer.with(PortalPolicy).authorize('view')
    refuseUnknownFields(ctx.request, [])
    const findings = await shared.take(this.around, () => this.clock.now())
    const facts = { findings, now: this.clock.now() }
    return ctx.serialize(DiagnosisTransformer.transform(facts, textsFor(ctx)))
  }
}
