import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { checkSecondFactor } from '#domain/accounts/factors/check_second_factor'
import { recordStepRefusal } from '#domain/accounts/factors/second_step_events'
import { holdsStep } from '#domain/accounts/factors/take_second_step'
import { Clock } from '#domain/shared/clock'
import { letStaffIn } from '#domain/staff/let_staff_in'
import { wrongFactor } from '#exceptions/factor_problems'
import { Problem } from '#exceptions/problem'
import { endStep, pendingStepOf } from '#middleware/admission'
import { startStaffSession } from '#middleware/browser_session'
import { factorProof } from '#middleware/factor_proof'
import { consumeCode } from '#middleware/limits'
import { presentStaffSession } from '#middleware/present_staff_session'
import { requestActor } from '#middleware/request_actor'
import Staff from '#models/staff'

/** The second step of a member of staff, in the browser that took the first. */
@inject()
export default class StaffSecondFactorsController {
  constructor(private clock: Clock) {}

  async store(ctx: HttpContext) {
    const now = this.clock.now()
    const actor = requestActor(ctx)
    const pending = pendingStepOf(ctx)
    const staff = pending ? await Staff.find(pending.personId) : null
    if (!pending || !staff?.isEnabled || !(await holdsStep(staff, pending, now))) {
      if (staff) await recordStepRefusal(staff, 'step_over', actor, now)
      throw this.over(ctx)
    }
    const { left, giveBack } = await consumeCode(ctx.request.ip(), staff.publicId)
    const proof = await factorProof(ctx, now)
    if (!proof) await recordStepRefusal(staff, 'no_challenge', actor, now)
    const checked = proof && (await checkSecondFactor(staff, proof, actor, now))
    if (!checked?.ok) throw wrongFactor(checked?.code, { left, of: 'staff' })

    const shown = { method: 'password' as const, factor: checked.value, replacesId: null }
    const signIn = await letStaffIn(staff, shown, actor, now)
    if (!signIn) {
      await recordStepRefusal(staff, 'step_over', actor, now)
      throw this.over(ctx)
    }
    await giveBack()
    await startStaffSession(ctx, signIn)
    return presentStaffSession(ctx, signIn, now)
  }

  private over(ctx: HttpContext): Problem {
    endStep(ctx)
    return new Problem('second-step-over', 401)
  }
}
