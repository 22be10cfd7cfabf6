import { timingSafeEqual } from 'node:crypto'
import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { recordAudit } from '#domain/audit/record_audit'
import { codeBrowserHash, codeHash } from '#domain/pay_links/code_hash'
import { codesUsedUp } from '#domain/pay_links/codes_used_up'
import type { Actor } from '#domain/shared/actor'
import { iso } from '#domain/shared/iso'
import { done, refused, type Done, type Refused } from '#domain/shared/result'
import Account from '#models/account'
import MailedCode from '#models/mailed_code'
import type PayLink from '#models/pay_link'

const MOST_TRIES = 5

/**
 * Whose code this is, which is then used up. A try counts before the code is compared, so that
 * parallel requests get no more than five. A wrong code, an old one, and one that another browser
 * asked for are refused alike, and all of them once too many wrong ones were typed at the link; the
 * log tells either outcome.
 */
export async function takeCode(
  link: PayLink,
  { browser, code }: { browser: string; code: string },
  actor: Actor,
  now: DateTime
): Promise<Done<Account> | Refused<'wrong_code'>> {
  return writeTransaction(async (trx) => {
    const isOver = await codesUsedUp(trx, link.id)
    const mailed = await MailedCode.query({ client: trx })
      .where('pay_link_id', link.id)
      .where('browser_hash', codeBrowserHash(browser))
      .orderBy('id', 'desc')
      .first()
    const open = () =>
      trx
        .from('mailed_codes')
        .where('id', mailed?.id ?? 0)
        .whereNull('used_at')
        .where('expires_at', '>', iso(now))
    const counted = isOver ? 0 : await open().where('tries', '<', MOST_TRIES).increment('tries', 1)
    const isRight =
      Number(counted) === 1 && mailed !== null && isSame(mailed.codeHash, codeHash(browser, code))
    const used = isRight && Number(await open().update({ used_at: iso(now) })) === 1
    const owner = mailed?.accountId ? await Account.find(mailed.accountId, { client: trx }) : null
    const account = used ? owner : null

    await recordAudit(
      trx,
      actor,
      {
        action: 'pay_link.code_used',
        outcome: account ? 'done' : 'refused',
        clientId: link.clientId,
        target: { type: 'pay_link', id: link.publicId },
        ...(owner && { details: { account: owner.publicId } }),
      },
      now
    )
    return account ? done(account) : refused('wrong_code')
  })
}

function isSame(one: string, other: string): boolean {
  return timingSafeEqual(Buffer.from(one), Buffer.from(other))
}
