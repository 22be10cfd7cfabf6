import type { Payable } from '~admin/api/payments'

/**
 * What each invoice gets of the money when nobody says it, in minor units: those that are due first
 * come first, and none gets more than it still asks for beside what is on its way already.
 */
export function shareOut(invoices: Payable[], amountMinor: number): Map<string, number> {
  let leftMinor = amountMinor
  const shares = new Map<string, number>()
  for (const { id, balance, pending } of invoices) {
    const asksMinor = Math.max(balance.amountMinor - pending.amountMinor, 0)
    const shareMinor = Math.min(asksMinor, leftMinor)
    leftMinor -= shareMinor
    if (shareMinor > 0) shares.set(id, shareMinor)
  }
  return shares
}
