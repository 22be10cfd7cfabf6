import type { HttpContext } from '@adonisjs/core/http'
import { LimitReached } from '#middleware/consume'

/**
 * Whether something is left of a limit of which the answer tells nothing, because it would tell whose
 * link it is. `consume` throws LimitReached when it is used up; only the audit log is told.
 */
export async function withinLimit(
  ctx: HttpContext,
  consume: () => Promise<unknown>
): Promise<boolean> {
  try {
    await consume()
    return true
  } catch (error) {
    if (!(error instanceof LimitReached)) throw error
    ctx.limitReached = error
    return false
  }
}
