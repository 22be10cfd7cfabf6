import { refusalProblem, type Problem } from '#exceptions/problem'
import type { Refused } from '#domain/shared/result'

/** As the policies answer where whoever asks was removed, or lost a role, meanwhile; else 409. */
export function teammateProblem(refusal: Refused<string>): Problem {
  if (refusal.code === 'not_signed_in') return refusalProblem(refusal, 401)
  return refusalProblem(refusal, refusal.code === 'not_allowed' ? 403 : 409)
}
