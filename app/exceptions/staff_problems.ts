import type { Refused } from '#domain/shared/result'
import { type Problem, refusalProblem } from '#exceptions/problem'

/** Whoever lost role or access while their request was under way is told so as at any other time. */
export function staffProblem(refusal: Refused<string, unknown>): Problem {
  if (refusal.code === 'not_allowed') return refusalProblem(refusal, 403)
  return refusalProblem(refusal, refusal.code === 'not_signed_in' ? 401 : 409)
}
