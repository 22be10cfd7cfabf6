import vine from '@vinejs/vine'
import { MOST_MINOR } from '#domain/imports/limits'

/** A positive amount in minor units: a whole number, never a text that looks like one. */
export const amountMinor = () =>
  vine.number({ strict: true }).withoutDecimals().min(1).max(Number.MAX_SAFE_INTEGER)

/** One of money that came: at most what a document may ask for, so that sums stay exact. */
export const recordedMinor = () => amountMinor().max(MOST_MINOR)
