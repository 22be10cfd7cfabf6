import type { HttpContext } from '@adonisjs/core/http'
import type { DateTime } from 'luxon'
import { endRunOut, noteSeen } from '#domain/accounts/sign_ins/sign_ins'
import { refuseForeignOrigin } from '#middleware/origin_middleware'
import { requestSettings } from '#middleware/request_settings'
import type SignIn from '#models/sign_in'

/**
 * The sign-in of the staff cookie, or null: it ended, ran out, or its owner is disabled. Throws the
 * problem foreign-origin for a change that another site may have asked for: a browser sends the
 * cookie by itself, unlike a token.
 */
export async function currentStaffSignIn(
  ctx: HttpContext,
  now: DateTime,
  { isSeen = true } = {}
): Promise<SignIn | null> {
  if (!ctx.session || !(await ctx.auth.use('staff_session').check())) return null
  const signIn = ctx.auth.use('staff_session').getUserOrFail()
  refuseForeignOrigin(ctx.request, { ownOnly: true })

  const { sessions } = await requestSettings(ctx)
  if (!signIn.holds(sessions, now)) {
    await endRunOut(signIn, now, now >= signIn.endsAt(sessions))
    return null
  }
  if (!signIn.staff.isEnabled) return null
  if (isSeen) await noteSeen(signIn, now)
  return signIn
}
