import type { HttpContext } from '@adonisjs/core/http'
import type { Refused } from '#domain/shared/result'
import { notFound, refusalProblem, type Problem } from '#exceptions/problem'
import { wrongField } from '#exceptions/wrong_field'

/** What is refused about a transfer report: a wrong day or file is input (422), the rest is state. */
export function transferProblem(refusal: Refused<string, unknown>, ctx: HttpContext): Problem {
  switch (refusal.code) {
    case 'not_found':
      return notFound()
    case 'paid_in_future':
    case 'paid_too_long_ago':
      return wrongField(ctx, 'paidOn', refusal.code)
    case 'proof_not_of_type':
      return refusalProblem(refusal, 422)
    default:
      return refusalProblem(refusal, 409)
  }
}
