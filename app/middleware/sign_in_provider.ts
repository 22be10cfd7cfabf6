import { symbols } from '@adonisjs/auth'
import type { SessionGuardUser, SessionUserProviderContract } from '@adonisjs/auth/types/session'
import db from '@adonisjs/lucid/services/db'
import type { LucidModel } from '@adonisjs/lucid/types/model'
import Account from '#models/account'
import Client from '#models/client'
import Membership from '#models/membership'
import PayLink from '#models/pay_link'
import SignIn from '#models/sign_in'

type Row = Record<string, unknown>

/**
 * Finds the sign-in that a portal session names, unless it ended, with its account, the memberships
 * that are active and their clients, or with its pay link and that one's client: in one query,
 * because every request of the portal starts with it.
 */
export class SignInProvider implements SessionUserProviderContract<SignIn> {
  declare [symbols.PROVIDER_REAL_USER]: SignIn

  async createUserForGuard(signIn: SignIn): Promise<SessionGuardUser<SignIn>> {
    return { getId: () => signIn.id, getOriginal: () => signIn }
  }

  async findById(id: string | number | bigint): Promise<SessionGuardUser<SignIn> | null> {
    const rows: Row[] = await db
      .from('sign_ins')
      .leftJoin('accounts', 'accounts.id', 'sign_ins.account_id')
      .leftJoin('memberships', (join) =>
        join.on('memberships.account_id', 'accounts.id').andOnVal('memberships.state', 'active')
      )
      .leftJoin('pay_links', 'pay_links.id', 'sign_ins.pay_link_id')
      .joinRaw(
        'left join clients on clients.id = coalesce(memberships.client_id, pay_links.client_id)'
      )
      .where('sign_ins.id', Number(id))
      .whereNull('sign_ins.ended_at')
      .whereIn('sign_ins.audience', ['portal', 'pay_link'])
      .orderBy('memberships.id')
      .select(...[SignIn, Account, Membership, PayLink, Client].flatMap(columnsOf))
    if (rows.length === 0) return null

    const signIn = hydrate(SignIn, rows[0])
    if (signIn.payLinkId === null) signIn.$setRelated('account', accountOf(rows))
    else signIn.$setRelated('payLink', payLinkOf(rows[0]))
    return this.createUserForGuard(signIn)
  }
}

function accountOf(rows: Row[]): Account {
  const account = hydrate(Account, rows[0])
  const memberships = rows.filter((row) => row['memberships.id'] !== null).map(membershipOf)
  account.$setRelated('memberships', memberships)
  return account
}

function membershipOf(row: Row): Membership {
  const membership = hydrate(Membership, row)
  membership.$setRelated('ofClient', hydrate(Client, row))
  return membership
}

function payLinkOf(row: Row): PayLink {
  const link = hydrate(PayLink, row)
  link.$setRelated('ofClient', hydrate(Client, row))
  return link
}

function columnsOf({ table, $columnsDefinitions }: LucidModel): string[] {
  return [...$columnsDefinitions.values()].map(
    ({ columnName }) => `${table}.${columnName} as ${table}.${columnName}`
  )
}

function hydrate<Model extends LucidModel>(model: Model, row: Row): InstanceType<Model> {
  const own = [...model.$columnsDefinitions.values()].map(({ columnName }) => [
    columnName,
    row[`${model.table}.${columnName}`],
  ])
  return model.$createFromAdapterResult(Object.fromEntries(own)) as InstanceType<Model>
}
