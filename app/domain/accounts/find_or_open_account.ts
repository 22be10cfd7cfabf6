import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { placeholderHash } from '#domain/accounts/passwords/bounded_hash'
import { newPublicId } from '#domain/shared/public_id'
import { iso } from '#domain/shared/iso'
import Account from '#models/account'

export type Person = { name: string; email: string | null; phone: string | null; locale: string }

/**
 * The account of the person with this address, made when there is none. Without an address every
 * call makes a new one: nobody can sign in to it until staff add an address.
 *
 * Two transactions may want the same address at once; the unique constraint decides, and the later
 * one finds the row of the earlier one.
 */
export async function findOrOpenAccount(
  trx: TransactionClientContract,
  person: Person,
  now: DateTime
): Promise<Account> {
  if (person.email !== null) {
    const known = await Account.findBy('email', person.email, { client: trx })
    if (known) return known
  }

  const publicId = newPublicId()
  const at = iso(now)
  await trx.rawQuery(
    `insert into accounts (public_id, email, name, phone, locale, password_hash, created_at, updated_at)
     values (?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (email) do nothing`,
    // Lucid's type of bindings knows no null, which both drivers take.
    [
      publicId,
      person.email,
      person.name,
      person.phone,
      person.locale,
      await placeholderHash(),
      at,
      at,
    ] as string[]
  )

  return person.email === null
    ? Account.findByOrFail('publicId', publicId, { client: trx })
    : Account.findByOrFail('email', person.email, { client: trx })
}
