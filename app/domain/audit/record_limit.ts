import db from '@adonisjs/lucid/services/db'
import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { Rarely } from '#domain/audit/rarely'
import { recordAudit } from '#domain/audit/record_audit'
import { withEmail, type Actor } from '#domain/shared/actor'

type ReachedLimit = {
  /** What the limit is of: "sign_in". */
  limit: string
  /** Of the limit and whoever it counts: an address, an account, or both. */
  key: string
  /** Public id of what was tried, where it has one. */
  about: string | null
  /** How long nothing is left of it. */
  seconds: number
  /** The address that was typed, beside the chain. */
  email: string | null
  method: string
  route: string
}

/**
 * Of each limit, so that a flood of strangers at one of them hides no other: that of an account under
 * attack, for one, is reached by many addresses together.
 */
const MOST_A_MINUTE = 20
const limits = new Rarely(MOST_A_MINUTE)

/**
 * Records that somebody was refused because a limit was used up: once until some of it is left again,
 * however many go on trying.
 */
export async function recordLimit(
  { limit, key, about, seconds, email, method, route }: ReachedLimit,
  actor: Actor,
  now: DateTime
): Promise<void> {
  const as = email === null ? actor : { ...actor, personal: withEmail(actor, email.slice(0, 254)) }
  await limits.tell(key, { sort: limit, now, until: now.plus({ seconds }) }, async (untold) => {
    const target = about === null ? null : await targetOf(about)
    const details = { limit, method, route, seconds, ...(untold > 0 && { untold }) }
    const facts = { action: 'limit.reached', outcome: 'refused' as const, target, details }
    await writeTransaction((trx) => recordAudit(trx, as, facts, now))
  })
}

/** Whose code was tried: of a person, or of the link that it opens more than. */
async function targetOf(id: string): Promise<{ type: string; id: string } | null> {
  const holders = { account: 'accounts', staff: 'staff', pay_link: 'pay_links' }
  for (const [type, table] of Object.entries(holders)) {
    if (await db.from(table).where('public_id', id).select('id').first()) return { type, id }
  }
  return null
}
