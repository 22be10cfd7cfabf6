import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { knownSince } from '#domain/reminders/find_candidates'
import {
  PASSING_REASONS,
  recipientsOrObstacle,
  type Recipient,
  type SkipReason,
} from '#domain/reminders/obstacles'
import { readStandings } from '#domain/reminders/read_standings'
import type { ReminderRule } from '#domain/reminders/reminder_settings'
import { rulesThatApply, type Applying, type Days } from '#domain/reminders/rules_that_apply'
import { companyToday } from '#domain/invoices/company_today'
import type Invoice from '#models/invoice'
import ReminderSend from '#models/reminder_send'

/** What is to become of a rule for an invoice. `known` is what became of it so far. */
export type Decision = Applying & {
  invoice: Invoice
  known: ReminderSend | null
  /** How many reminders of this invoice were sent before. */
  sentBefore: number
} & ({ reason: SkipReason } | { reason: null; recipients: Recipient[] })

type DecideBy = {
  rules: ReminderRule[]
  days: Days
  /** The first day of a rule that is not too old to be sent: whoever was away catches up on no more. */
  freshFrom: string
  timeZone: string
  isPortalOpen: boolean
}

/**
 * Decides for a batch of invoices that are owed, and changes nothing. Of an invoice's rules only the
 * latest may be sent; earlier ones that nothing became of are superseded. What became of one for good
 * is not decided again.
 */
export async function decideBatch(
  client: QueryClientContract,
  invoices: Invoice[],
  { rules, days, freshFrom, timeZone, isPortalOpen }: DecideBy
): Promise<Decision[]> {
  const sends = await ReminderSend.query({ client }).whereIn(
    'invoice_id',
    invoices.map(({ id }) => id)
  )
  const sendsOf = Map.groupBy(sends, ({ invoiceId }) => invoiceId)
  const clientIds = [...new Set(invoices.map(({ clientId }) => clientId))]
  const standingOf = await readStandings(client, clientIds, { today: days.today, isPortalOpen })
  return invoices.flatMap(decide)

  function decide(invoice: Invoice): Decision[] {
    const dates = { dueOn: invoice.dueOn!, knownSince: knownSince(invoice, timeZone) }
    const applying = rulesThatApply(rules, dates, days)
    const latest = applying.at(-1)
    if (!latest) return []
    const known = sendsOf.get(invoice.id) ?? []
    const sent = known.filter(({ outcome }) => outcome === 'sent')
    const about = ({ rule, day }: Applying) => ({
      ...{ invoice, rule, day, sentBefore: sent.length },
      known: known.find((one) => one.rule === rule.id) ?? null,
    })

    const superseded = applying
      .slice(0, -1)
      .map((one) => ({ ...about(one), reason: 'superseded' as const }))
      .filter((one) => one.known === null)
    const now = about(latest)
    if (now.known && !mayStillBeSent(now.known)) return superseded
    return [...superseded, { ...now, ...outcomeOf(invoice, latest, sent) }]
  }

  function outcomeOf(invoice: Invoice, { day }: Applying, sent: ReminderSend[]) {
    if (day < freshFrom) return { reason: 'too_old' as const }
    const isToday = ({ updatedAt }: ReminderSend) =>
      companyToday(updatedAt, timeZone) === days.today
    if (sent.some(isToday)) return { reason: 'already_sent' as const }
    const found = recipientsOrObstacle(invoice, standingOf(invoice.clientId))
    return typeof found === 'string' ? { reason: found } : { reason: null, recipients: found }
  }
}

function mayStillBeSent({ outcome, reason }: ReminderSend): boolean {
  return outcome === 'skipped' && PASSING_REASONS.some((one) => one === reason)
}
