import { InvalidArgumentError } from 'commander'
import type { Client } from '../client.ts'

/** For an option that takes a day, so that "31.01." is told here, with the form that is meant. */
export function day(text: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return text
  throw new InvalidArgumentError('A day looks like 2026-01-31.')
}

/**
 * Today where the company is, as the server counts: a laptop elsewhere may be a day ahead, and money
 * of a day that has not come is refused.
 */
export async function todayAt(client: Client): Promise<string> {
  const { company } = await client.data('admin.settings.index')
  // The Swedish way to write a date is ISO 8601.
  const format = new Intl.DateTimeFormat('sv-SE', {
    ...{ year: 'numeric', month: '2-digit', day: '2-digit' },
    timeZone: company.timeZone,
  })
  return format.format(new Date())
}
