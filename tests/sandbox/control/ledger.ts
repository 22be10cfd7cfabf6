import { minorUnits } from '#tests/sandbox/control/iso_4217'

export interface LedgerEntry {
  gateway: 'razorpay' | 'paypal'
  kind: 'capture' | 'refund' | 'reversal' | 'dispute'
  /** The gateway's id of the capture, refund, reversal or lost dispute. */
  id: string
  /** The payment or capture that it belongs to (its own id for a capture). */
  paymentId: string
  orderId: string
  currency: string
  /** ISO 4217 minor units, whatever the gateway counts in; always positive. */
  amountMinor: number
  /** The same amount as a decimal. */
  value: string
  at: string
}

export interface CurrencySum {
  capturedMinor: number
  /** All that went back: refunds, reversals and lost disputes. */
  refundedMinor: number
  netMinor: number
  captures: number
  refunds: number
}

/**
 * What really moved, as the gateways know it: the oracle that the portal's ledger is compared with.
 * It shares no arithmetic with the portal.
 */
export class SandboxLedger {
  #entries: LedgerEntry[] = []

  record(entry: Omit<LedgerEntry, 'amountMinor'>): void {
    this.#entries.push({ ...entry, amountMinor: minorUnits(entry.value, entry.currency) })
  }

  entries(): LedgerEntry[] {
    return this.#entries.map((entry) => ({ ...entry }))
  }

  sums(gateway?: LedgerEntry['gateway']): Record<string, CurrencySum> {
    const sums: Record<string, CurrencySum> = {}
    for (const entry of this.#entries) {
      if (gateway && entry.gateway !== gateway) continue
      const sum = (sums[entry.currency] ??= {
        capturedMinor: 0,
        refundedMinor: 0,
        netMinor: 0,
        captures: 0,
        refunds: 0,
      })
      if (entry.kind === 'capture') {
        sum.capturedMinor += entry.amountMinor
        sum.captures += 1
      } else {
        sum.refundedMinor += entry.amountMinor
        sum.refunds += 1
      }
      sum.netMinor = sum.capturedMinor - sum.refundedMinor
    }
    return sums
  }

  report() {
    return {
      sums: this.sums(),
      byGateway: { razorpay: this.sums('razorpay'), paypal: this.sums('paypal') },
      entries: this.entries(),
    }
  }

  clear(): void {
    this.#entries = []
  }
}
