import { Money } from '#domain/money/money'
import type { Settings } from '#domain/settings/settings'
import { done, refused, type Done, type Refused } from '#domain/shared/result'

type Amount = { amountMinor: number; currency: string }

/** Which invoice a refusal is about. */
export type OfInvoice = { invoiceId: string; invoiceNumber: string }

type AskedInvoice = {
  publicId: string
  number: string
  currency: string
  balanceMinor: number
}

export type AskedShare = {
  /** How much of the invoice to pay; without it, all that is left. */
  amountMinor?: number
  /** What the page showed as the balance; told apart from a part when it has changed since. */
  balanceMinor?: number
}

export type ShareRefused =
  | Refused<'balance_changed', OfInvoice & { balance: Amount; shown: Amount }>
  | Refused<'more_than_the_balance', OfInvoice & { balance: Amount }>
  | Refused<'part_not_allowed', OfInvoice & { balance: Amount }>
  | Refused<'below_minimum', OfInvoice & { balance: Amount; minimum: Amount }>

/**
 * How much of an invoice a payment may be for, in minor units: all that is left, or a part where
 * staff allow parts and it is large enough. Never more than is left.
 *
 * Somebody whose page is old has to be told "it changed", not "not allowed". So the shown balance
 * decides when it was sent; without it, an amount that was the whole balance at some earlier time
 * (`wasBalance`) is taken for what an old page showed, except where it is a part one may pay.
 */
export function judgeShare(
  invoice: AskedInvoice,
  asked: AskedShare,
  rules: Pick<Settings['payments'], 'partPayments' | 'partMinimumMinor'>,
  wasBalance: (amountMinor: number) => boolean
): Done<number> | ShareRefused {
  const { currency, balanceMinor } = invoice
  const amountMinor = asked.amountMinor ?? balanceMinor
  const money = (minor: number) => Money.of(currency, minor).toJSON()
  const about = {
    invoiceId: invoice.publicId,
    invoiceNumber: invoice.number,
    balance: money(balanceMinor),
  }
  const changed = (shown: number) => refused('balance_changed', { ...about, shown: money(shown) })

  if (asked.balanceMinor !== undefined && asked.balanceMinor !== balanceMinor) {
    return changed(asked.balanceMinor)
  }
  if (amountMinor === balanceMinor) return done(amountMinor)

  const isOldPage = asked.balanceMinor === undefined && wasBalance(amountMinor)
  if (amountMinor > balanceMinor) {
    return isOldPage ? changed(amountMinor) : refused('more_than_the_balance', about)
  }
  if (!rules.partPayments) {
    return isOldPage ? changed(amountMinor) : refused('part_not_allowed', about)
  }
  const minimumMinor = Math.min(rules.partMinimumMinor[currency] ?? 1, balanceMinor)
  return amountMinor < minimumMinor
    ? refused('below_minimum', { ...about, minimum: money(minimumMinor) })
    : done(amountMinor)
}
