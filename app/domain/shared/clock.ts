import type { DateTime } from 'luxon'

/**
 * Where delivery code gets the time from; domain code takes it as a parameter.
 * Bound in the container, so that tests can move it.
 */
export abstract class Clock {
  abstract now(): DateTime<true>
}
