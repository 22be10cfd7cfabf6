import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import type Client from '#models/client'

/** The last ones tell how somebody pays now. */
const LAST = 12

export type Pace = {
  startedOn: string
  usuallyPays: { days: number; invoices: number } | null
}

/**
 * Since when somebody is a client (YYYY-MM-DD), and by how many days, half of the time more and half of the
 * time fewer, the invoices that they paid last were paid after the due day; negative is before.
 */
export async function readPace(client: Client): Promise<Pace> {
  const invoices = () =>
    db.from('invoices').where('client_id', client.id).whereNot('state', 'draft')
  const first: { issued_on: string | null } | null = await invoices()
    .min('issued_on as issued_on')
    .first()
  const paid: { settled_on: string; due_on: string }[] = await invoices()
    .where('kind', 'invoice')
    .where('state', 'issued')
    .whereNotNull('settled_on')
    .whereNotNull('due_on')
    .orderBy('settled_on', 'desc')
    .orderBy('id', 'desc')
    .limit(LAST)
    .select('settled_on', 'due_on')

  const entered = client.createdAt.toISODate()!
  const startedOn = first?.issued_on && first.issued_on < entered ? first.issued_on : entered
  if (paid.length === 0) return { startedOn, usuallyPays: null }
  const days = paid.map((one) => daysBetween(one.due_on, one.settled_on)).toSorted((a, b) => a - b)
  return {
    startedOn,
    usuallyPays: { days: days[Math.floor(days.length / 2)], invoices: days.length },
  }
}

function daysBetween(from: string, to: string): number {
  const day = (text: string) => DateTime.fromISO(text, { zone: 'utc' })
  return Math.round(day(to).diff(day(from), 'days').days)
}
