import { computed } from 'vue'
import type { InvoiceStatus } from '~admin/api/invoices'
import { currency, day, oneOf, useListFilters } from '~admin/composables/use_list_filters'

export const TABS = [
  ...(['all', 'unpaid', 'overdue', 'pending', 'draft', 'paid', 'refunded', 'void'] as const),
] satisfies InvoiceStatus[]

const LIMIT = 25
const publicId = (raw: string, fallback: string) => (/^[\w-]{22}$/.test(raw) ? raw : fallback)
const NOTHING = { q: '', status: 'all', client: '', currency: '', from: '', to: '', sort: 'newest' }

/** What narrows the list of invoices, in the address and as the server is asked. */
export function useInvoiceList() {
  const list = useListFilters(NOTHING, {
    status: oneOf<string>(TABS),
    client: publicId,
    currency,
    from: day,
    to: day,
    sort: oneOf<string>(['newest', 'due']),
  })
  const narrowed = computed(() => {
    const { q, client, currency: code, from, to } = list.filters.value
    return {
      ...(q && { q }),
      ...(client && { client }),
      ...(code && { currency: code }),
      ...(from && { issuedFrom: from }),
      ...(to && { issuedTo: to }),
    }
  })
  const asks = computed(() => ({
    ...narrowed.value,
    limit: LIMIT,
    status: TABS.find((tab) => tab === list.filters.value.status) ?? 'all',
    sort: list.filters.value.sort === 'due' ? ('due' as const) : ('newest' as const),
    ...(list.after.value && { after: list.after.value }),
  }))
  return { ...list, narrowed, asks }
}

export type InvoiceList = ReturnType<typeof useInvoiceList>
