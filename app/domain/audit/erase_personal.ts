import type { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'
import { writeTransaction } from '#database/write_transaction'
import { recordAudit } from '#domain/audit/record_audit'
import type { Actor } from '#domain/shared/actor'
import { done, refused, type Done, type Refused } from '#domain/shared/result'
import Account from '#models/account'

/** Erased in one transaction, so that others never wait long; each such step is audited. */
const BATCH = 1000

/** Everything from before a moment, or everything about one person (public id). */
export type ErasureChoice = { before: DateTime } | { account: string }

/**
 * Erases personal data beside the audit log: network address, browser, address typed. The events
 * stay, and so does the chain; what is left of the data is a salted hash whose salt is gone. Answers
 * how many events it was erased from; doing it again erases nothing more.
 */
export async function erasePersonal(
  choice: ErasureChoice,
  actor: Actor,
  now: DateTime
): Promise<Done<{ erased: number }> | Refused<'not_found'>> {
  const account = 'account' in choice ? await Account.findBy('public_id', choice.account) : null
  if ('account' in choice && !account) return refused('not_found')

  let erased = 0
  for (;;) {
    const query = personalRows()
    if ('before' in choice) query.where('occurred_at', '<', choice.before.toUTC().toISO()!)
    else aboutPerson(query, account!)
    const found = await query
    if (found.length === 0) return done({ erased })

    const ids = found.map(({ event_id: id }) => Number(id))
    erased += await writeTransaction(async (trx) => {
      const count = Number(await trx.from('audit_personal').whereIn('event_id', ids).delete())
      // Somebody else erased them meanwhile.
      if (count === 0) return 0
      await recordAudit(
        trx,
        actor,
        {
          action: 'audit.personal_erased',
          target: account ? { type: 'account', id: account.publicId } : null,
          details: {
            events: count,
            ...('before' in choice && { before: choice.before.toUTC().toISO() }),
          },
        },
        now
      )
      return count
    })
  }
}

function personalRows() {
  return db
    .from('audit_personal')
    .join('audit_events', 'audit_events.id', 'audit_personal.event_id')
    .select('event_id')
    .orderBy('event_id')
    .limit(BATCH)
}

/** What they did, what strangers tried on their account, and where their address was typed. */
function aboutPerson(query: DatabaseQueryBuilderContract, { publicId, email }: Account): void {
  query.where((some) => {
    some
      .where((own) => own.where('actor_type', 'account').where('actor_id', publicId))
      .orWhere((tried) =>
        tried
          .where('actor_type', 'anonymous')
          .where('target_type', 'account')
          .where('target_id', publicId)
      )
    if (email === null) return
    const typed = JSON.stringify({ email: email.toLowerCase() }).slice(1, -1)
    some.orWhereRaw(`lower(audit_personal.data) like ? escape '!'`, [
      `%${typed.replaceAll(/[!%_]/g, '!$&')}%`,
    ])
  })
}
