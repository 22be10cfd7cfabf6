import type { DateTime } from 'luxon'
import SignIn, { type SessionLimits } from '#models/sign_in'

const MOST = 100

/** The sign-ins of a person that still let somebody in, the one used last first. */
export async function listSignIns(
  of: { accountId: number } | { staffId: number },
  limits: SessionLimits,
  now: DateTime
): Promise<SignIn[]> {
  const [column, id] = 'accountId' in of ? ['account_id', of.accountId] : ['staff_id', of.staffId]
  const open = await SignIn.query()
    .where(String(column), id)
    .whereNull('ended_at')
    .orderBy('last_seen_at', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST)
  return open.filter((signIn) => signIn.holds(limits, now))
}
