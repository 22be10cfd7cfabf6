import { randomUUID } from 'node:crypto'
import { configProvider } from '@adonisjs/core'
import app from '@adonisjs/core/services/app'
import { CookieClient } from '@adonisjs/core/http'
import { MessageBuilder } from '@adonisjs/core/helpers'
import type { SessionConfig } from '@adonisjs/session/types'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import { InvoiceFactory } from '#database/factories/invoice_factory'
import { writeTransaction } from '#database/write_transaction'
import { openClient } from '#domain/accounts/open_client'
import { openSignIn, sessionTag } from '#domain/accounts/sign_ins/sign_ins'
import { systemActor } from '#domain/shared/actor'
import Seller from '#models/seller'
import { SellerFactory } from '#database/factories/seller_factory'

export type PlannedInvoice = { currency: string; payableMinor: number }

export type StoryInvoice = PlannedInvoice & { id: number; publicId: string; number: string }

export type StoryPeople = {
  clientId: number
  clientPublicId: string
  /** The portal's cookie, as a browser sends it. */
  cookie: string
  invoices: StoryInvoice[]
}

const DAY_MS = 86_400_000
const actor = systemActor('faults')

/** A client of its own, somebody of it signed in, and what it has to pay. */
export async function openStory(invoices: PlannedInvoice[]): Promise<StoryPeople> {
  const now = DateTime.utc()
  const draft = {
    name: `Client ${randomUUID()}`,
    billingEmail: `${randomUUID()}@client.example`,
    country: 'IN',
  }
  const { client, account, membership } = await writeTransaction(async (trx) => {
    const opened = await openClient(trx, draft, actor, now)
    await opened.membership.useTransaction(trx).merge({ state: 'active', activatedAt: now }).save()
    return opened
  })
  const seller = (await Seller.query().orderBy('id').first()) ?? (await SellerFactory.create())
  const made: StoryInvoice[] = []
  for (const { currency, payableMinor } of invoices) {
    const sums = {
      linesMinor: payableMinor,
      taxExclusiveMinor: payableMinor,
      taxMinor: 0,
      taxInclusiveMinor: payableMinor,
      dueMinor: payableMinor,
      payableMinor,
      balanceMinor: payableMinor,
    }
    const invoice = await InvoiceFactory.merge({
      clientId: client.id,
      sellerId: seller.id,
      currency,
      ...sums,
    }).create()
    made.push({ currency, payableMinor, ...pick(invoice) })
  }
  const cookie = await cookieOf(account.id, membership.id)
  return { clientId: client.id, clientPublicId: client.publicId, cookie, invoices: made }
}

function pick({ id, publicId, number }: { id: number; publicId: string; number: string }) {
  return { id, publicId, number }
}

/**
 * A session as signing in leaves it, without the hashing of a password. It begins in the far future,
 * so that no story's clock outlives it: sessions are not what is tested here.
 */
async function cookieOf(accountId: number, membershipId: number): Promise<string> {
  const id = randomUUID()
  const farAway = DateTime.fromISO('2999-01-01T00:00:00.000Z', { zone: 'utc' })
  const signIn = await writeTransaction((trx) =>
    openSignIn(
      trx,
      { audience: 'portal', method: 'password', accountId, membershipId },
      actor,
      farAway
    )
  )
  const values = { auth_client: signIn.id }
  await db.table('sessions').insert({
    id,
    data: new MessageBuilder().build(values, undefined, id),
    expires_at: new Date(Date.now() + DAY_MS),
    user_id: sessionTag(signIn),
  })
  const config = await configProvider.resolve<SessionConfig>(app, app.config.get('session'))
  const name = config?.cookieName ?? ''
  const encryption = await app.container.make('encryption')
  const value = new CookieClient(encryption.use()).sign(name, id)
  if (value === null) throw new Error('The session could not be signed')
  return `${name}=${value}`
}
