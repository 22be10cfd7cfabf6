import { useQuery, useQueryCache } from '@pinia/colada'
import { toValue, type MaybeRefOrGetter } from 'vue'
import { invoices } from '~admin/api/invoices'

/** An invoice with its story. */
export function useInvoice(id: MaybeRefOrGetter<string>) {
  return useQuery({
    key: () => ['invoice', toValue(id)],
    query: () => invoices.show(toValue(id)),
  })
}

/** After something about an invoice changed: what shows it asks again. */
export function useInvoiceRefresh(id: string) {
  const cache = useQueryCache()
  return async () => {
    await Promise.all(
      [['invoice', id], ['invoices'], ['invoice-counts'], ['clients'], ['client']].map((key) =>
        cache.invalidateQueries({ key })
      )
    )
  }
}
