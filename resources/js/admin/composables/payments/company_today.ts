import { companyClock } from '~shared/composables/use_locale'

/** The company's today, YYYY-MM-DD: a payment of today is not one of tomorrow elsewhere. */
export function companyToday(): string {
  const { timeZone } = companyClock.value
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(new Date())
}

/** When a day of the company began, as a moment in UTC. */
export function companyMidnight(day: string): string {
  const { timeZone } = companyClock.value
  const asUtc = new Date(`${day}T00:00:00Z`)
  const wall = new Intl.DateTimeFormat('sv-SE', {
    ...{ timeZone, dateStyle: 'short', timeStyle: 'medium' },
  }).format(asUtc)
  const aheadMs = new Date(`${wall.replace(' ', 'T')}Z`).getTime() - asUtc.getTime()
  return new Date(asUtc.getTime() - aheadMs).toISOString()
}
