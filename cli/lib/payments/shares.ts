import { parseAmount } from '../amount.ts'
import { Failure } from '../failure.ts'
import { type Amount, formatAmount } from '../money.ts'
import { invoiceNamed, type Payable, type Payables } from './payables.ts'

export type Share = { invoice: Payable; amountMinor: number }

/** What --invoice says: a number or id, and how much of the money is for it when that is said. */
export type NamedShare = { name: string; amount: string | null }

const AMOUNT = /^\s*[A-Za-z]{0,3}[\d.,'’\s]+[A-Za-z]{0,3}\s*$/

/** "INV-1" or "INV-1=120.00"; a number may itself have "=" in it. */
export function namedShare(text: string): NamedShare {
  const at = text.lastIndexOf('=')
  const amount = text.slice(at + 1)
  if (at < 1 || !AMOUNT.test(amount)) return { name: text, amount: null }
  return { name: text.slice(0, at), amount }
}

/**
 * How much of the money each invoice gets, in the order they were named: what was said, else as much
 * as it asks and is left. `leftMinor` is what no invoice gets: the client's credit. When the same was
 * recorded already (`maybeDone`), what an invoice asks now says nothing about an amount that was
 * named: the server knows whether this is that very command, run again.
 */
export function shareOut(
  { amountMinor, currency }: Amount,
  named: NamedShare[],
  payables: Payables,
  maybeDone: boolean
): { shares: Share[]; leftMinor: number } {
  let leftMinor = amountMinor
  const shares = named.map(({ name, amount }): Share => {
    const invoice = invoiceNamed(payables, name)
    if (invoice.balance.currency !== currency) {
      throw refused(`${invoice.number} asks for ${invoice.balance.currency}, not ${currency}.`)
    }
    const fits = Math.min(leftMinor, invoice.balance.amountMinor)
    const wanted = amount === null ? fits : parseAmount(amount, '--invoice', currency).amountMinor
    const isServers = maybeDone && amount !== null
    if (wanted > invoice.balance.amountMinor && !isServers) {
      throw refused(`${invoice.number} asks for ${formatAmount(invoice.balance)} only.`)
    }
    if (wanted > leftMinor) throw refused('The invoices are given more than the amount.')
    if (wanted === 0) {
      throw refused(
        invoice.balance.amountMinor === 0
          ? `${invoice.number} is paid already.`
          : `Nothing of the amount is left for ${invoice.number}.`
      )
    }
    leftMinor -= wanted
    return { invoice, amountMinor: wanted }
  })
  return { shares, leftMinor }
}

function refused(message: string): Failure {
  return new Failure('shares-do-not-fit', message, { hint: 'Nothing was recorded.' })
}
