import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { insertRows } from '#database/insert_rows'
import { placeholderHash } from '#domain/accounts/passwords/bounded_hash'
import { newPublicId } from '#domain/shared/public_id'
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
  const [account] = await findOrOpenAccounts(trx, [person], now)
  return account
}

/** The same for many people, in their order, in a few statements. */
export async function findOrOpenAccounts(
  trx: TransactionClientContract,
  people: Person[],
  now: DateTime
): Promise<Account[]> {
  const emails = [...new Set(people.flatMap(({ email }) => email ?? []))]
  const known = await byEmail(trx, emails)
  if (known.size === emails.length && people.every(({ email }) => email !== null)) {
    return people.map(({ email }) => known.get(email!)!)
  }

  const passwordHash = await placeholderHash()
  const ids = people.map(() => newPublicId())
  const rows = people.map(({ name, email, phone, locale }, index) => ({
    ...{ publicId: ids[index], email, name, phone, locale },
    ...{ passwordHash, createdAt: now, updatedAt: now },
  }))
  const missing = rows.filter(({ email }) => email === null || !known.has(email))
  await insertRows(trx, Account, missing, { unlessTaken: 'email' })

  const opened = await byEmail(
    trx,
    missing.flatMap(({ email }) => email ?? [])
  )
  const nameless = new Map<string, Account>()
  const withoutEmail = ids.filter((_, index) => people[index].email === null)
  if (withoutEmail.length > 0) {
    const found = await Account.query({ client: trx }).whereIn('public_id', withoutEmail)
    for (const account of found) nameless.set(account.publicId, account)
  }
  return people.map(({ email }, index) =>
    email === null ? nameless.get(ids[index])! : (known.get(email) ?? opened.get(email)!)
  )
}

async function byEmail(
  trx: TransactionClientContract,
  emails: string[]
): Promise<Map<string, Account>> {
  if (emails.length === 0) return new Map()
  const found = await Account.query({ client: trx }).whereIn('email', emails)
  return new Map(found.map((account) => [account.email!, account]))
}
