import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { iso } from '#domain/shared/iso'

/**
 * Deletes what mail providers told before `before` of letters that are not kept any more, unless it
 * still keeps somebody's address from being mailed: of an address that only had a bad day, that took
 * mail since, or that nobody has any more. With a letter that is kept, its bounce is. Answers how many.
 */
export async function forgetBounces(
  trx: TransactionClientContract,
  before: DateTime
): Promise<number> {
  const gone = await trx
    .from('mail_bounces')
    .whereNull('mail_id')
    .where('occurred_at', '<', iso(before))
    .where((idle) => {
      idle
        .where('kind', 'soft')
        .orWhereExists((verified) => {
          verified
            .from('accounts')
            .whereColumn('accounts.email', 'mail_bounces.email')
            .whereColumn('accounts.email_verified_at', '>', 'mail_bounces.occurred_at')
        })
        .orWhere((nobodys) => {
          nobodys
            .whereNotExists((accounts) => {
              accounts.from('accounts').whereColumn('accounts.email', 'mail_bounces.email')
            })
            .whereNotExists((clients) => {
              clients.from('clients').whereRaw('lower(clients.billing_email) = mail_bounces.email')
            })
            .whereNotExists((staff) => {
              staff.from('staff').whereColumn('staff.email', 'mail_bounces.email')
            })
        })
    })
    .delete()
  return Number(gone)
}
