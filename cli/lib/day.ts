import { InvalidArgumentError } from 'commander'

/** For an option that takes a day, so that "31.01." is told here, with the form that is meant. */
export function day(text: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return text
  throw new InvalidArgumentError('A day looks like 2026-01-31.')
}
