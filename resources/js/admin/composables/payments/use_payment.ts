import { useQuery, useQueryCache } from '@pinia/colada'
import { toValue, type MaybeRefOrGetter } from 'vue'
import { payments } from '~admin/api/payments'

/** A payment with all that came of it. */
export function usePayment(id: MaybeRefOrGetter<string>) {
  return useQuery({
    key: () => ['payment', toValue(id)],
    query: () => payments.show(toValue(id)),
  })
}

const SHOWING_MONEY = [
  ...['payment', 'payments', 'client-payments', 'attempt', 'attempts', 'transfer', 'transfers'],
  ...['credit', 'payables', 'attention', 'overview', 'invoice', 'invoices', 'invoice-counts'],
  ...['client', 'clients', 'client-activity', 'client-invoices'],
]

/** After money moved, or what it counts towards: all that shows it asks again. */
export function useMoneyRefresh() {
  const cache = useQueryCache()
  return async () => {
    await Promise.all(SHOWING_MONEY.map((key) => cache.invalidateQueries({ key: [key] })))
  }
}
