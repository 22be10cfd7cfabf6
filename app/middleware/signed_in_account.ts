import type { HttpContext } from '@adonisjs/core/http'
import type Account from '#models/account'
import Membership from '#models/membership'

/**
 * The account that the portal's cookie signs in, acting through the membership it chose, or null.
 * A membership that was disabled since ends the access at once.
 */
export async function signedInAccount({ auth, session }: HttpContext): Promise<Account | null> {
  if (!(await auth.use('client').check())) return null
  const account = auth.use('client').getUserOrFail()

  const membershipId: unknown = session.get('membershipId')
  const membership = await Membership.query()
    .where('account_id', account.id)
    .where('state', 'active')
    .if(typeof membershipId === 'number', (query) => query.where('id', Number(membershipId)))
    .preload('ofClient')
    .orderBy('id')
    .first()
  if (!membership) return null

  account.currentMembership = membership
  return account
}
