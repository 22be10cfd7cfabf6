import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { normalizeEmail } from '#domain/accounts/email_address'
import { tellOldAddress } from '#domain/accounts/email_change/tell_old_address'
import { proofLost, shownBy, type ProofLost } from '#domain/accounts/sign_ins/proof'
import { issueToken } from '#domain/accounts/links/secret_tokens'
import { recordAudit } from '#domain/audit/record_audit'
import { readSettings } from '#domain/settings/read_settings'
import type { Actor } from '#domain/shared/actor'
import { iso } from '#domain/shared/iso'
import { useOutbox } from '#domain/shared/outbox'
import { done, refused, type Done, type Refused } from '#domain/shared/result'
import Account from '#models/account'

type Wish = {
  /** The new address, as typed. */
  email: string
  /** The sign-in that asks. */
  signInId: number
}

/**
 * Somebody who is signed in, and has just shown the password, asks to sign in with another address
 * from now on. A link to it applies the change; the address of today is told. An address that
 * somebody else has gets a mail that says so and no link: whoever asked gets the same answer, at the
 * same cost, and sees the same waiting change. A newer wish voids the older.
 */
export async function requestEmailChange(
  account: Account,
  { email: typed, signInId }: Wish,
  actor: Actor,
  now: DateTime
): Promise<Done<{ email: string }> | Refused<'bad_email' | 'same_email'> | ProofLost> {
  const email = normalizeEmail(typed)
  if (!email) return refused('bad_email')
  if (email === account.email) return refused('same_email')

  const shown = shownBy(account, signInId)
  return writeTransaction(async (trx) => {
    const lost = await proofLost(trx, shown, actor, now)
    if (lost) return lost
    await mailNewAddress(trx, account, email, now)
    await tellOldAddress(trx, account, { kind: 'email_change_asked', email }, now)
    const target = { type: 'account', id: account.publicId }
    await recordAudit(trx, actor, { action: 'email.change_requested', target }, now)
    return done({ email })
  })
}

async function mailNewAddress(
  trx: TransactionClientContract,
  account: Account,
  email: string,
  now: DateTime
): Promise<void> {
  const holder = { accountId: account.id, membershipId: null, email }
  const { secret, expiresAt } = await issueToken(trx, 'email_change', holder, now)
  const taken = await Account.findBy('email', email, { client: trx })
  const { company } = await readSettings(trx)
  await useOutbox().queueMail(trx, {
    kind: taken ? 'email_change_taken' : 'email_change',
    to: { email, name: (taken ?? account).name },
    locale: (taken ?? account).locale,
    clientId: null,
    accountId: (taken ?? account).id,
    params: {
      name: (taken ?? account).name,
      expiresAt: iso(expiresAt),
      timeZone: company.timeZone,
    },
    ...(!taken && { secrets: { token: secret } }),
  })
}
