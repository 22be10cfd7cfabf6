import { symbols } from '@adonisjs/auth'
import type { SessionGuardUser, SessionUserProviderContract } from '@adonisjs/auth/types/session'
import db from '@adonisjs/lucid/services/db'
import type { LucidModel } from '@adonisjs/lucid/types/model'
import Account from '#models/account'
import Client from '#models/client'
import Membership from '#models/membership'

/**
 * Finds who a session belongs to, with the memberships that are active and their clients, in one
 * query: every request of the portal starts with it.
 */
export class AccountProvider implements SessionUserProviderContract<Account> {
  declare [symbols.PROVIDER_REAL_USER]: Account

  async createUserForGuard(account: Account): Promise<SessionGuardUser<Account>> {
    return { getId: () => account.id, getOriginal: () => account }
  }

  async findById(id: string | number | bigint): Promise<SessionGuardUser<Account> | null> {
    const rows: Record<string, unknown>[] = await db
      .from('accounts')
      .leftJoin('memberships', (join) =>
        join.on('memberships.account_id', 'accounts.id').andOnVal('memberships.state', 'active')
      )
      .leftJoin('clients', 'clients.id', 'memberships.client_id')
      .where('accounts.id', Number(id))
      .orderBy('memberships.id')
      .select(...columnsOf(Account), ...columnsOf(Membership), ...columnsOf(Client))
    if (rows.length === 0) return null

    const account = hydrate(Account, rows[0])
    account.$setRelated(
      'memberships',
      rows.filter((row) => row['memberships.id'] !== null).map(membershipOf)
    )
    return this.createUserForGuard(account)
  }
}

function membershipOf(row: Record<string, unknown>): Membership {
  const membership = hydrate(Membership, row)
  membership.$setRelated('ofClient', hydrate(Client, row))
  return membership
}

function columnsOf({ table, $columnsDefinitions }: LucidModel): string[] {
  return [...$columnsDefinitions.values()].map(
    ({ columnName }) => `${table}.${columnName} as ${table}.${columnName}`
  )
}

function hydrate<Model extends LucidModel>(
  model: Model,
  row: Record<string, unknown>
): InstanceType<Model> {
  const own = [...model.$columnsDefinitions.values()].map(({ columnName }) => [
    columnName,
    row[`${model.table}.${columnName}`],
  ])
  return model.$createFromAdapterResult(Object.fromEntries(own)) as InstanceType<Model>
}
