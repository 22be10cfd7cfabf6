/** What the ledger says of one invoice, in minor units of its currency. */
export type LedgerSums = {
  /** Captures allocated to it, less what of them went back. */
  paidMinor: number
  creditedMinor: number
  /** Of the captures, what went back (refund, reversal, lost dispute). Positive. */
  refundedMinor: number
}

/**
 * What is left to pay: what the document asks (never less than nothing: a negative invoice is
 * credit), less what was paid and credited. Negative only when the ledger is broken.
 */
export function balanceOf(payableMinor: number, sums: LedgerSums): number {
  return Math.max(payableMinor, 0) - sums.paidMinor - sums.creditedMinor
}

/** What is left of a credit note, or of an invoice with a negative amount, to count elsewhere. */
export function creditLeftOf(payableMinor: number, usedMinor: number): number {
  return Math.max(-payableMinor, 0) - usedMinor
}

export type Share = { invoiceId: number; amountMinor: number }

/**
 * Gives `availableMinor` to the shares in their order, never more than a share asks or its invoice
 * still has open. What is left over is nobody's: it becomes the client's credit.
 */
export function spread(
  availableMinor: number,
  shares: Share[],
  openMinor: (invoiceId: number) => number
): { given: Share[]; leftMinor: number } {
  let leftMinor = availableMinor
  const given: Share[] = []
  for (const { invoiceId, amountMinor } of shares) {
    const taken = Math.min(leftMinor, amountMinor, Math.max(openMinor(invoiceId), 0))
    if (taken <= 0) continue
    given.push({ invoiceId, amountMinor: taken })
    leftMinor -= taken
  }
  return { given, leftMinor }
}
