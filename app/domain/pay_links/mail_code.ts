import { randomInt } from 'node:crypto'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { lockRows, writeTransaction } from '#database/write_transaction'
import { recordAudit } from '#domain/audit/record_audit'
import { codeHash, codeBrowserHash } from '#domain/pay_links/code_hash'
import { codesUsedUp } from '#domain/pay_links/codes_used_up'
import { maskedEmail, personOnFile, type PersonOnFile } from '#domain/pay_links/person_on_file'
import { readSettings } from '#domain/settings/read_settings'
import type { Actor } from '#domain/shared/actor'
import { iso } from '#domain/shared/iso'
import { useOutbox } from '#domain/shared/outbox'
import { done, refused, type Done, type Refused } from '#domain/shared/result'
import MailedCode from '#models/mailed_code'
import type PayLink from '#models/pay_link'

const CODE_LIFE = { minutes: 10 }
const CODE_DIGITS = 6

export type SentCode = { to: string; expiresAt: DateTime }

/**
 * Mails a code to the person on file of the link's client. Only the browser that holds `browser` can
 * use it, and only until a newer one was asked for; of two asked for at once the later one voids the
 * earlier. Refused when nobody signs in there yet, and when too many wrong ones were typed at the link.
 */
export async function mailCode(
  link: PayLink,
  browser: string,
  actor: Actor,
  now: DateTime
): Promise<Done<SentCode> | Refused<'nobody_to_mail' | 'codes_used_up'>> {
  return writeTransaction(async (trx) => {
    // Locks the link: whoever asks at the same time comes after, and voids what this one mails.
    const isUsedUp = await codesUsedUp(trx, link.id)
    const person = await lockPersonOnFile(trx, link.clientId)
    if (!person) return refused('nobody_to_mail')
    if (isUsedUp) return refused('codes_used_up')

    const code = String(randomInt(10 ** CODE_DIGITS)).padStart(CODE_DIGITS, '0')
    const expiresAt = now.plus(CODE_LIFE)
    const browserHash = codeBrowserHash(browser)
    await trx
      .from('mailed_codes')
      .where('pay_link_id', link.id)
      .where('browser_hash', browserHash)
      .whereNull('used_at')
      .update({ expires_at: iso(now) })
    await MailedCode.create(
      {
        payLinkId: link.id,
        accountId: person.account.id,
        codeHash: codeHash(browser, code),
        browserHash,
        tries: 0,
        expiresAt,
        usedAt: null,
        createdAt: now,
      },
      { client: trx }
    )
    const { company } = await readSettings(trx)
    await useOutbox().queueMail(trx, {
      kind: 'pay_link_code',
      to: { email: person.email, name: person.account.name },
      locale: person.account.locale,
      clientId: link.clientId,
      accountId: person.account.id,
      params: {
        name: person.account.name,
        expiresAt: iso(expiresAt),
        timeZone: company.timeZone,
      },
      secrets: { code },
    })
    await recordAudit(
      trx,
      actor,
      {
        action: 'pay_link.code_sent',
        clientId: link.clientId,
        target: { type: 'pay_link', id: link.publicId },
        details: { account: person.account.publicId },
      },
      now
    )
    return done({ to: maskedEmail(person.email), expiresAt })
  })
}

/**
 * A change of the address or the password voids what was mailed before it, so no code may be on its
 * way to the older address while one is under way.
 */
async function lockPersonOnFile(
  trx: TransactionClientContract,
  clientId: number
): Promise<PersonOnFile | null> {
  for (let lockedId: number | null = null; ;) {
    const person = await personOnFile(clientId, trx)
    if (!person || person.account.id === lockedId) return person
    await lockRows(trx, 'accounts', [person.account.id])
    lockedId = person.account.id
  }
}
