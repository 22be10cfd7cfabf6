import app from '@adonisjs/core/services/app'
import type { HttpContext } from '@adonisjs/core/http'
import { DateTime } from 'luxon'
import { sessionHolds } from '#domain/accounts/sessions'
import { Clock } from '#domain/shared/clock'
import { requestSettings } from '#middleware/request_settings'
import type Account from '#models/account'

/**
 * The account that the portal's cookie signs in, acting through the membership it chose, or null.
 * A membership that was disabled since, a changed password and the absolute limit end the access
 * at once, whatever the session's row says.
 */
export async function signedInAccount(ctx: HttpContext): Promise<Account | null> {
  const { auth, session } = ctx
  if (!(await auth.use('client').check())) return null
  const account = auth.use('client').getUserOrFail()
  if (!(await isCurrent(ctx, account))) return null

  const chosen: unknown = session.get('membershipId')
  const membership = account.memberships.find(({ id }) => chosen === undefined || id === chosen)
  if (!membership) return null

  account.currentMembership = membership
  return account
}

async function isCurrent(ctx: HttpContext, account: Account): Promise<boolean> {
  const startedAt = DateTime.fromISO(String(ctx.session.get('signedInAt')))
  const validSince = ctx.session.get('validSince')
  const since = validSince === undefined ? startedAt : DateTime.fromISO(String(validSince))
  if (!startedAt.isValid || !since.isValid || !sessionHolds(account, since)) return false

  const { sessions } = await requestSettings(ctx)
  const clock = await app.container.make(Clock)
  return clock.now() < startedAt.plus({ hours: sessions.absoluteHours })
}
