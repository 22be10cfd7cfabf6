import vine from '@vinejs/vine'

/** A positive amount in minor units: a whole number, never a text that looks like one. */
export const amountMinor = () =>
  vine.number({ strict: true }).withoutDecimals().min(1).max(Number.MAX_SAFE_INTEGER)
