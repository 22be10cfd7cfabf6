import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { lockRows } from '#database/write_transaction'
import type Account from '#models/account'
import Staff from '#models/staff'

/** Whoever has second factors: a person of a client, or of the company. */
export type FactorHolder = Account | Staff

/** Whose rows, by the models' fields: of one person and of nobody else. */
export function ownedBy(person: FactorHolder): { accountId: number } | { staffId: number } {
  return person instanceof Staff ? { staffId: person.id } : { accountId: person.id }
}

export function targetOf(person: FactorHolder): { type: 'account' | 'staff'; id: string } {
  return { type: person instanceof Staff ? 'staff' : 'account', id: person.publicId }
}

export function tableOf(person: FactorHolder): 'accounts' | 'staff' {
  return person instanceof Staff ? 'staff' : 'accounts'
}

/**
 * Locks the person for the rest of the transaction and reads the row again: of two changes at once
 * the later one sees what the earlier did.
 */
export async function lockHolder(
  trx: TransactionClientContract,
  person: FactorHolder
): Promise<void> {
  await lockRows(trx, tableOf(person), [person.id])
  person.useTransaction(trx)
  await person.refresh()
}
