import type { HistoryState } from 'vue-router'
import type { Transfer } from '~shared/wire'

/** What was said of a transfer that is told anew; it lives as long as the history entry does. */
type Draft = { invoiceId: string; paidOn: string; reference: string; amountMinor: number }

export function draftOf({ invoice, paidOn, reference, amount }: Transfer): HistoryState {
  const { amountMinor } = amount
  return { transfer: { invoiceId: invoice.id, paidOn, reference: reference ?? '', amountMinor } }
}

export function draftFor(invoiceId: string): Draft | null {
  const state = window.history.state as { transfer?: Draft } | null
  return state?.transfer?.invoiceId === invoiceId ? state.transfer : null
}
