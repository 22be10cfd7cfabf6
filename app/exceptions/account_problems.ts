import type { HttpContext } from '@adonisjs/core/http'
import i18nManager from '@adonisjs/i18n/services/main'
import { HashingBusy } from '#domain/accounts/passwords/bounded_hash'
import { PASSWORD_MAX_BYTES, type WeakPassword } from '#domain/accounts/passwords/password_policy'
import type { ProofLost } from '#domain/accounts/sign_ins/proof'
import type { LinkRefusal } from '#domain/accounts/links/token_state'
import { Problem, refusalProblem } from '#exceptions/problem'
import { translatorFor } from '#middleware/translator'

/** Texts of the catalogue in the caller's language. */
export function textsFor({ request }: HttpContext) {
  return translatorFor(request.language(i18nManager.supportedLocales()) ?? 'en')
}

/** A link that is spent or expired is gone: 410. A password against the policy is input: 422. */
export function credentialProblem(refusal: LinkRefusal | WeakPassword, ctx: HttpContext): Problem {
  if (refusal.details === undefined) return refusalProblem(refusal, 410)
  const message = textsFor(ctx)(`problems.weak-password.${refusal.code}`, {
    min: refusal.details.min,
    max: PASSWORD_MAX_BYTES,
  })
  return new Problem('weak-password', 422, {
    errors: [{ field: 'password', rule: refusal.code, message }],
  })
}

/** The refusal of a new password by somebody who is signed in; the current one is asked again. */
export function passwordProblem(refusal: ProofLost | WeakPassword, ctx: HttpContext): Problem {
  if (refusal.code === 'not_signed_in') return refusalProblem(refusal, 401)
  if (refusal.code !== 'wrong_password') return credentialProblem(refusal, ctx)
  const message = textsFor(ctx)('problems.wrong-password.title')
  return new Problem('wrong-password', 422, {
    errors: [{ field: 'currentPassword', rule: 'match', message }],
  })
}

/** 503 with Retry-After when too many passwords are being checked; other errors go on. */
export async function orBusy<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work
  } catch (error) {
    if (!(error instanceof HashingBusy)) throw error
    throw new Problem('busy', 503, {}, { retryAfter: error.retryAfterSeconds, cause: error })
  }
}
