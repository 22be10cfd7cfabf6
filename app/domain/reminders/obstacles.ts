import type ReminderPause from '#models/reminder_pause'

/** Somebody at the client, as far as mailing them goes. */
export type Person = {
  accountId: number
  name: string
  email: string | null
  locale: string
  role: string
  state: string
}

/** Why a reminder is not sent, as long as it is so: it still goes out when that ends in time. */
export const PASSING_REASONS = [
  'pending',
  'paused',
  'portal_off',
  'not_invited',
  'no_address',
  'bounced',
] as const

/** Why it never will be. */
export const FINAL_REASONS = ['paid', 'superseded', 'too_old', 'already_sent'] as const

type PassingReason = (typeof PASSING_REASONS)[number]
export type SkipReason = PassingReason | (typeof FINAL_REASONS)[number]

export type Standing = {
  isPortalOpen: boolean
  pauses: ReminderPause[]
  people: Person[]
  /** Addresses that do not take mail. */
  bounced: Set<string>
}

export type Recipient = Person & { email: string }

/** Who is reminded, or what keeps an invoice that is owed from being reminded of now. */
export function recipientsOrObstacle(
  invoice: { id: number; pendingMinor: number },
  { isPortalOpen, pauses, people, bounced }: Standing
): Recipient[] | PassingReason {
  if (invoice.pendingMinor > 0) return 'pending'
  const isPaused = pauses.some(({ invoiceId }) => invoiceId === null || invoiceId === invoice.id)
  if (isPaused) return 'paused'
  if (!isPortalOpen) return 'portal_off'

  const active = people.filter(({ state }) => state === 'active')
  if (active.length === 0) {
    return people.some(({ email }) => email !== null) ? 'not_invited' : 'no_address'
  }
  // Who may pay is asked to; where nobody may, whoever looks after the invoices.
  const payers = active.filter(({ role }) => role !== 'viewer')
  const asked = payers.length > 0 ? payers : active
  const reachable = asked.filter((person): person is Recipient => person.email !== null)
  if (reachable.length === 0) return 'no_address'
  const taking = reachable.filter(({ email }) => !bounced.has(email))
  return taking.length > 0 ? taking : 'bounced'
}
