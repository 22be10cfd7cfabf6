import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { lockRows } from '#database/write_transaction'

/** Six digits bear so many guesses for as long as a link lasts: one in fifty thousand is right. */
const MOST_WRONG_CODES = 20

/**
 * Whether so many wrong codes were typed at a pay link, in all browsers since it was made, that none
 * opens the rest any more: limits by time alone would let somebody with the link guess for months.
 * Locks the link, so that tries at once are counted one after the other. A new link starts anew.
 */
export async function codesUsedUp(
  trx: TransactionClientContract,
  payLinkId: number
): Promise<boolean> {
  await lockRows(trx, 'pay_links', [payLinkId])
  const counted = await trx
    .from('mailed_codes')
    .where('pay_link_id', payLinkId)
    .sum({ tries: 'tries' })
    // The try that was right.
    .count({ used: 'used_at' })
    .firstOrFail()
  return Number(counted.tries ?? 0) - Number(counted.used) >= MOST_WRONG_CODES
}
