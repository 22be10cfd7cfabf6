import db from '@adonisjs/lucid/services/db'
import { besideAddresses } from '#domain/audit/erasing/beside_addresses'
import { formerAddresses, wasTheirs } from '#domain/audit/erasing/former_addresses'
import { payLinkSessions, shownIn } from '#domain/audit/erasing/pay_link_sessions'
import { idsOf, personalRows, type PersonalQuery } from '#domain/audit/erasing/personal_rows'
import type Account from '#models/account'

/**
 * Events whose personal data is of one person, or is kept because of their account:
 *
 * - what they did, and what else was told of the same requests;
 * - what nobody we know tried on their account, or with a code that was mailed to them;
 * - what they did by a pay link, in the browser in which they then showed who they are;
 * - where an address was typed that they have, or had.
 *
 * What colleagues and staff did to the account is those people's data, and stays.
 */
export async function* besidePerson(account: Account): AsyncGenerator<number[]> {
  const { publicId, email } = account
  const former = await formerAddresses(account)
  const sessions = await payLinkSessions(publicId)
  const isAddressChange = (query: PersonalQuery) =>
    query.where('action', 'email.changed').where('target_id', publicId)

  const told = personalRows((query) => {
    query.whereNot(isAddressChange)
    return query.where((some) => isOfPerson(some as PersonalQuery, publicId, sessions))
  })
  for await (const rows of told) yield idsOf(rows)
  yield* besideAddresses([...former.keys(), email ?? ''], (row, address) => {
    if (row.action === 'email.changed') return false
    return address === email || wasTheirs(row, former.get(address)!, publicId)
  })
  // The last, because they tell the older addresses: an erasure that is cut short begins again.
  for await (const rows of personalRows(isAddressChange)) yield idsOf(rows)
}

/** `sessions`: in which they held a pay link before they showed who they are. */
function isOfPerson(query: PersonalQuery, id: string, sessions: string[]): PersonalQuery {
  const sameRequests = db
    .from('audit_events')
    .where('actor_type', 'account')
    .where('actor_id', id)
    .select('request_id', 'session_hash')
  return query
    .where((own) => own.where('actor_type', 'account').where('actor_id', id))
    .orWhereIn(['request_id', 'session_hash'], sameRequests)
    .orWhere((held) =>
      held
        .where('actor_type', 'pay_link')
        .where((session) =>
          session.whereIn('session_hash', shownIn(id)).orWhereIn('session_hash', sessions)
        )
    )
    .orWhere((tried) =>
      tried
        .whereIn('actor_type', ['anonymous', 'pay_link'])
        .where((on) =>
          on
            .where((account) => account.where('target_type', 'account').where('target_id', id))
            .orWhere('details', 'like', `%"account":"${id}"%`)
        )
    )
}
