import { Faker, en } from '@faker-js/faker'
import type { DateTime } from 'luxon'
import { Books } from '#database/demo/books'
import { CLIENTS, KESTREL_BAY } from '#database/demo/clients'
import { setUpCompany, TIME_ZONE } from '#database/demo/company'
import { writeHistory } from '#database/demo/history'
import { activate, CLIENT_PASSWORD, hireOwner, openDemoClient } from '#database/demo/people'
import { planDocuments } from '#database/demo/plan'
import { sendInvites } from '#domain/accounts/links/send_invites'
import { systemActor } from '#domain/shared/actor'
import Client from '#models/client'

const SEED = 2026
const OPENED_DAYS_AGO = 740
const ACTIVATED_DAYS_AGO = 400

/**
 * Fills an empty database. The same seed and day give the same company; only passwords, public ids
 * and links are random. Throws when clients are there already: nothing of theirs is touched.
 */
export async function seedDemo(now: DateTime, seed = SEED): Promise<void> {
  if (await Client.first()) throw new Error('The database has clients: the demo needs an empty one')

  const actor = systemActor('demo')
  const morning = now.setZone(TIME_ZONE).startOf('day').plus({ hours: 10 })
  const timeOf = (daysAgo: number, entry = 0) => {
    const time = morning.minus({ days: daysAgo }).plus({ seconds: entry * 7 })
    return time < now ? time : now
  }

  await setUpCompany(actor, timeOf(OPENED_DAYS_AGO))
  await hireOwner(actor, timeOf(OPENED_DAYS_AGO))
  const invited: number[] = []
  for (const [index, client] of CLIENTS.entries()) {
    const opened = await openDemoClient(client, actor, timeOf(OPENED_DAYS_AGO, index))
    if (client.portal === 'invited') invited.push(opened.membership.id)
    if (client.portal !== 'active') continue
    const password = client === KESTREL_BAY ? CLIENT_PASSWORD : null
    await activate(opened, password, actor, timeOf(ACTIVATED_DAYS_AGO, index))
  }

  const today = now.setZone(TIME_ZONE).toFormat('yyyy-MM-dd')
  const chance = new Faker({ locale: en, seed })
  const books = new Books(actor, (length) => chance.string.alphanumeric(length))
  await writeHistory(books, planDocuments(today, seed), timeOf)

  // These mails are real: they wait for the worker and arrive in the demo's inbox.
  await sendInvites({ memberships: invited }, actor, now)
}
