import { computed } from 'vue'
import { useRoute, useRouter, type LocationQuery } from 'vue-router'
import type { InvoiceQuery } from '~portal/api/books'

export const statuses = ['all', 'unpaid', 'overdue', 'pending', 'paid', 'refunded', 'void'] as const
export type StatusTab = (typeof statuses)[number]
export const sorts = ['newest', 'oldest', 'due', 'amount'] as const
type Filters = Record<'q' | 'from' | 'to' | 'currency' | 'after', string> & {
  status: StatusTab
  sort: (typeof sorts)[number]
}

const PER_PAGE = 20
const DATE = /^\d{4}-\d{2}-\d{2}$/

const text = (value: unknown) => (typeof value === 'string' ? value : '')
const oneOf = <T extends string>(value: unknown, allowed: readonly T[], fallback: T): T =>
  allowed.find((item) => item === value) ?? fallback

/** What the address says; anything that it cannot mean is ignored rather than sent to the server. */
function readFilters(query: LocationQuery): Filters {
  return {
    status: oneOf(query.status, statuses, 'all'),
    sort: oneOf(query.sort, sorts, 'newest'),
    q: text(query.q).slice(0, 100),
    from: DATE.test(text(query.from)) ? text(query.from) : '',
    to: DATE.test(text(query.to)) ? text(query.to) : '',
    currency: /^[A-Z]{3}$/.test(text(query.currency)) ? text(query.currency) : '',
    after: text(query.after),
  }
}

/** The list's filter lives in the address: it can be shared, reloaded and gone back to. */
export function useInvoiceFilters() {
  const route = useRoute()
  const router = useRouter()
  const filters = computed(() => readFilters(route.query))

  /** The address for changed filters; any change starts again at the first page. */
  function addressOf(changes: Partial<Filters>) {
    const next: Filters = { ...filters.value, after: '', ...changes }
    const defaults: Partial<Filters> = { status: 'all', sort: 'newest' }
    const query = Object.fromEntries(
      Object.entries(next).filter(
        ([name, value]) => value && value !== defaults[name as keyof Filters]
      )
    )
    return { name: 'invoices', query }
  }

  return {
    filters,
    request: computed<InvoiceQuery>(() => ({ ...filters.value, limit: PER_PAGE })),
    isNarrowed: computed(() =>
      Boolean(filters.value.q || filters.value.from || filters.value.to || filters.value.currency)
    ),
    addressOf,
    set: (changes: Partial<Filters>) => router.replace(addressOf(changes)),
    clear: () => router.replace({ name: 'invoices' }),
  }
}
