import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { besidePerson } from '#domain/audit/erasing/beside_person'
import { besideAddresses } from '#domain/audit/erasing/beside_addresses'
import { personalBefore } from '#domain/audit/erasing/personal_rows'
import { recordAudit } from '#domain/audit/record_audit'
import type { Actor } from '#domain/shared/actor'
import { iso } from '#domain/shared/iso'
import { done, refused, type Done, type Refused } from '#domain/shared/result'
import Account from '#models/account'

/**
 * Everything from before a moment, everything about one person (public id), or wherever one address
 * was typed, for those who never had an account.
 */
export type ErasureChoice = { before: DateTime } | { account: string } | { address: string }

/**
 * Erases personal data beside the audit log: network address, browser, address typed. The events
 * stay, and so does the chain; what is left of the data is a salted hash whose salt is gone. Answers
 * how many events it was erased from; doing it again erases nothing more.
 *
 * Erased in steps, so that others never wait long; each is audited.
 */
export async function erasePersonal(
  choice: ErasureChoice,
  actor: Actor,
  now: DateTime
): Promise<Done<{ erased: number }> | Refused<'not_found'>> {
  const account = 'account' in choice ? await Account.findBy('public_id', choice.account) : null
  if ('account' in choice && !account) return refused('not_found')

  let erased = 0
  for await (const ids of chosen(choice, account)) {
    erased += await writeTransaction(async (trx) => {
      const count = Number(await trx.from('audit_personal').whereIn('event_id', ids).delete())
      // Somebody else erased them meanwhile.
      if (count === 0) return 0
      const target = account ? { type: 'account', id: account.publicId } : null
      const details = { events: count, ...('before' in choice && { before: iso(choice.before) }) }
      await recordAudit(trx, actor, { action: 'audit.personal_erased', target, details }, now)
      return count
    })
  }
  return done({ erased })
}

/** The events, by row id and in steps, whose personal data is to go. */
function chosen(choice: ErasureChoice, account: Account | null): AsyncGenerator<number[]> {
  if ('before' in choice) return personalBefore(choice.before)
  if ('address' in choice) return besideAddresses([choice.address])
  return besidePerson(account!)
}
