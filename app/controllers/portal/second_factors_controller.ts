import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { recordStepRefusal } from '#domain/accounts/factors/second_step_events'
import { holdsStep, takeSecondStep } from '#domain/accounts/factors/take_second_step'
import { Clock } from '#domain/shared/clock'
import { wrongFactor } from '#exceptions/factor_problems'
import { Problem } from '#exceptions/problem'
import { endStep, pendingStepOf } from '#middleware/admission'
import { startSession } from '#middleware/browser_session'
import { factorProof } from '#middleware/factor_proof'
import { consumeCode } from '#middleware/limits'
import { requestActor } from '#middleware/request_actor'
import Account from '#models/account'
import AccountTransformer from '#transformers/portal/account_transformer'

/** The second step of signing in, in the browser that took the first. */
@inject()
export default class SecondFactorsController {
  constructor(private clock: Clock) {}

  async store(ctx: HttpContext) {
    const now = this.clock.now()
    const pending = pendingStepOf(ctx)
    const account = pending ? await Account.find(pending.personId) : null
    if (!pending || !account || !(await holdsStep(account, pending, now))) {
      if (account) await recordStepRefusal(account, 'step_over', requestActor(ctx), now)
      endStep(ctx)
      throw new Problem('second-step-over', 401)
    }
    const { left, giveBack } = await consumeCode(ctx.request.ip(), account.publicId)
    const proof = await factorProof(ctx, now)
    const taken = proof
      ? await takeSecondStep(account, pending, proof, requestActor(ctx), now)
      : null
    if (!proof) await recordStepRefusal(account, 'no_challenge', requestActor(ctx), now)
    if (!taken?.ok) {
      if (taken?.code !== 'step_over') throw wrongFactor(taken?.code, { left, of: 'account' })
      endStep(ctx)
      throw new Problem('second-step-over', 401)
    }

    await giveBack()
    await startSession(ctx, taken.value.signIn)
    return ctx.serialize(AccountTransformer.transform(taken.value))
  }
}
