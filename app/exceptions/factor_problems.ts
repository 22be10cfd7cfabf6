import type { HttpContext } from '@adonisjs/core/http'
import type { DateTime } from 'luxon'
import type { CheckRefusal } from '#domain/accounts/factors/check_second_factor'
import { confirmPassword } from '#domain/accounts/factors/confirm_password'
import type { FactorHolder } from '#domain/accounts/factors/factor_holder'
import { orBusy, textsFor } from '#exceptions/account_problems'
import { notFound, Problem, refusalProblem } from '#exceptions/problem'
import type { Refused } from '#domain/shared/result'
import { consumePasswordTry } from '#middleware/limits'
import { requestActor } from '#middleware/request_actor'

/**
 * 404 for what is nobody's of theirs, 401 for whose sign-in ended meanwhile, 422 beside the field that
 * is wrong, else 409.
 */
export function factorProblem(refusal: Refused, ctx: HttpContext): Problem {
  if (refusal.code === 'not_found') return notFound()
  if (refusal.code === 'not_signed_in') return refusalProblem(refusal, 401)
  if (refusal.code === 'wrong_password') return wrongInput('wrong-password', 'password', ctx)
  if (refusal.code === 'wrong_code') return wrongInput('wrong-app-code', 'code', ctx)
  if (refusal.code === 'passkey_refused') return new Problem('passkey-refused', 422)
  return refusalProblem(refusal)
}

/**
 * 401 for a proof that did not do, with the tries that are left; its own problem where codes are
 * locked, with what `helps` then: a new password by mail, the company, or who runs the server. Whoever reads that has shown the password or a link by then, so it tells a stranger nothing,
 * and the right person what to do.
 */
export function wrongFactor(
  code: CheckRefusal['code'] | undefined,
  { left, of }: { left: number; of: 'account' | 'staff' }
): Problem {
  if (code === 'codes_locked' || code === 'codes_ended') {
    const helps = of === 'staff' ? 'server' : code === 'codes_ended' ? 'company' : 'new_password'
    return new Problem('codes-locked', 401, { helps })
  }
  return new Problem('wrong-second-factor', 401, { left })
}

/** Asks a person who is signed in for the password again; tries are limited. */
export async function requirePassword(
  ctx: HttpContext,
  person: FactorHolder,
  password: string,
  now: DateTime
): Promise<void> {
  const { publicId } = ctx.staffSignIn ?? ctx.reader.signIn
  const { giveBack } = await consumePasswordTry(person.publicId, publicId)
  const confirmed = await orBusy(confirmPassword(person, password, requestActor(ctx), now))
  if (!confirmed.ok) throw wrongInput('wrong-password', 'password', ctx)
  await giveBack()
}

function wrongInput(type: string, field: string, ctx: HttpContext): Problem {
  const message = textsFor(ctx)(`problems.${type}.title`)
  return new Problem(type, 422, { errors: [{ field, rule: 'match', message }] })
}
