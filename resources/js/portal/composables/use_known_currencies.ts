import { useQueryCache } from '@pinia/colada'
import { computed, type Ref } from 'vue'
import type { Dashboard, InvoiceList } from '~shared/wire'

/** The currencies this client has invoices in, as far as the pages have seen. */
export function useKnownCurrencies(list: Ref<InvoiceList | undefined>) {
  const cache = useQueryCache()
  const seen = new Set<string>()

  return computed(() => {
    for (const row of list.value?.data ?? []) seen.add(row.total.currency)
    const dashboard = cache.getQueryData<Dashboard>(['dashboard'])
    for (const owed of dashboard?.owed ?? []) seen.add(owed.currency)
    return [...seen].sort()
  })
}
