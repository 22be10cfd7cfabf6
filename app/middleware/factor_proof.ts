import type { HttpContext } from '@adonisjs/core/http'
import type { DateTime } from 'luxon'
import type { FactorProof } from '#domain/accounts/factors/check_second_factor'
import { Problem } from '#exceptions/problem'
import { passkeyAssertion } from '#middleware/passkey_assertion'
import { SECOND_FACTOR_FIELDS, secondFactorValidator } from '#validators/factors/factor'
import { refuseUnknownFields } from '#validators/known_fields'

/**
 * The one proof that a request brings; null for a passkey's answer to a challenge that this browser
 * was not given, or not lately, or gave before. Throws the problem invalid-input for none or two.
 */
export async function factorProof(ctx: HttpContext, now: DateTime): Promise<FactorProof | null> {
  refuseUnknownFields(ctx.request, SECOND_FACTOR_FIELDS)
  const given = await ctx.request.validateUsing(secondFactorValidator)
  const { code, recoveryCode, response } = given
  if (Object.values(given).filter((one) => one !== undefined).length !== 1) {
    const message = 'Send one of code, recoveryCode and response.'
    throw new Problem('invalid-input', 422, {
      errors: [{ field: 'code', rule: 'one_of', message }],
    })
  }
  if (code !== undefined) return { code }
  if (recoveryCode !== undefined) return { recoveryCode }

  const assertion = await passkeyAssertion(ctx, response!, 'second_factor', now)
  return assertion && { assertion }
}
