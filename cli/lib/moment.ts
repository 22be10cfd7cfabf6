import { EXIT, Failure } from './failure.ts'

const DAY = /^\d{4}-\d{2}-\d{2}$/
const BACK = /^(\d{1,4})(m|h|d)$/
const MINUTES = { m: 1, h: 60, d: 24 * 60 }

/** A point in time for the server: a day (its start in UTC), a time with its zone, or "2h" ago. */
export function moment(text: string, option: string): string {
  const back = BACK.exec(text)
  if (back) {
    const minutes = Number(back[1]) * MINUTES[back[2] as keyof typeof MINUTES]
    return new Date(Date.now() - minutes * 60_000).toISOString()
  }
  const time = DAY.test(text) ? `${text}T00:00Z` : text
  if (/T\d{2}:\d{2}.*(Z|[+-]\d{2}:\d{2})$/.test(time) && !Number.isNaN(Date.parse(time)))
    return time
  throw new Failure('usage', `${option} is no time: "${text}".`, {
    exitStatus: EXIT.usage,
    hint: 'A day (2026-01-31), a time with its zone (2026-01-31T09:30Z), or 2h for two hours ago.',
  })
}
