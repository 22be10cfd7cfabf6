import type { HttpContext } from '@adonisjs/core/http'
import type { DateTime } from 'luxon'
import type { LinkRefusal } from '#domain/accounts/links/token_state'
import type { Done } from '#domain/shared/result'
import { refusalProblem } from '#exceptions/problem'
import { consumeLink } from '#middleware/limits'

/**
 * What the mailed link of this request is good for. Looking never uses the link up, because mail
 * scanners open every link. Throws 410 for one that is spent.
 */
export async function lookAtLink<View>(
  ctx: HttpContext,
  look: (secret: string, now: DateTime) => Promise<Done<View> | LinkRefusal>,
  now: DateTime
): Promise<View> {
  await consumeLink(ctx.request.ip(), ctx.params.token)
  const result = await look(ctx.params.token, now)
  if (!result.ok) throw refusalProblem(result, 410)

  ctx.response.header('referrer-policy', 'no-referrer')
  return result.value
}
