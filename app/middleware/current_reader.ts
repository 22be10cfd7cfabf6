import app from '@adonisjs/core/services/app'
import type { HttpContext } from '@adonisjs/core/http'
import { Reader } from '#models/reader'
import { endRunOut, noteSeen } from '#domain/accounts/sign_ins/sign_ins'
import { Clock } from '#domain/shared/clock'
import { requestSettings } from '#middleware/request_settings'
import type SignIn from '#models/sign_in'

/**
 * Whom the portal's cookie lets in, or null. A sign-in that ended, ran out, or acts through a
 * membership that is not active any more lets nobody in, whatever the session's row says. `isSeen`:
 * whether somebody is there, and not only a page that asks again by itself. Staff who look at the
 * portal as a client sees it are a reader too.
 */
export async function currentReader(
  ctx: HttpContext,
  { isSeen = true } = {}
): Promise<Reader | null> {
  // Whoever else may be signed in with this browser: nothing is read, or noted, for them.
  if (ctx.viewing) return ctx.viewing === 'over' ? null : Reader.ofViewing(ctx.viewing)
  if (!(await ctx.auth.use('client').check())) return null
  const signIn = ctx.auth.use('client').getUserOrFail()

  const { sessions } = await requestSettings(ctx)
  const clock = await app.container.make(Clock)
  const now = clock.now()
  if (!signIn.holds(sessions, now)) {
    await endRunOut(signIn, now, now >= signIn.endsAt(sessions))
    return null
  }
  const reader = signIn.payLinkId === null ? personOf(signIn) : linkHolderOf(signIn)
  if (reader?.payLink && !reader.payLink.isOpen(now)) return null
  if (reader && isSeen) await noteSeen(signIn, now)
  return reader
}

function personOf(signIn: SignIn): Reader | null {
  const { account } = signIn
  const membership = account.memberships.find(({ id }) => id === signIn.membershipId)
  return membership ? Reader.ofPerson(signIn, { account, membership }) : null
}

function linkHolderOf(signIn: SignIn): Reader {
  return Reader.ofPayLink(signIn, signIn.payLink)
}
