import { useQuery } from '@pinia/colada'
import { computed } from 'vue'
import { payments } from '~admin/api/payments'
import type { Money } from '~shared/wire'

/** Where credit came from: a payment that no invoice took up, or a credit note. */
export type CreditSource = {
  name: string
  kind: 'payment' | 'creditNote'
  ids: { paymentId?: string; creditNoteId?: string }
  id: string
  /** When it came: a moment or a day. */
  since: string
  left: Money
}

/** A client's credit by where it came from, beside its open invoices. */
export function useCredit(client: string) {
  const credit = useQuery({ key: ['credit', client], query: () => payments.credit(client) })
  const payables = useQuery({ key: ['payables', client], query: () => payments.payables(client) })

  const sources = computed<CreditSource[]>(() => {
    const { payments: paid = [], creditNotes = [] } = credit.data.value ?? {}
    return [
      ...paid.map(({ id, receiptNumber, paidAt, left }) => ({
        ...{ name: receiptNumber, kind: 'payment' as const, id, since: paidAt, left },
        ids: { paymentId: id },
      })),
      ...creditNotes.map(({ id, number, issuedOn, left }) => ({
        ...{ name: number, kind: 'creditNote' as const, id, since: issuedOn, left },
        ids: { creditNoteId: id },
      })),
    ]
  })
  return {
    sources,
    sums: computed(() => credit.data.value?.credit ?? []),
    client: computed(() => payables.data.value?.client),
    invoices: computed(() => payables.data.value?.invoices ?? []),
    isThere: computed(() => Boolean(credit.data.value && payables.data.value)),
    error: computed(() => credit.error.value ?? payables.error.value),
    refetch: () => Promise.all([credit.refetch(), payables.refetch()]),
  }
}
