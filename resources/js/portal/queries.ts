import { useInfiniteQuery, useMutation, useQuery, useQueryCache } from '@pinia/colada'
import { toValue, type MaybeRefOrGetter } from 'vue'
import { api } from '~portal/api'
import { type InvoiceQuery } from '~portal/api/books'
import type {
  ActivityPage,
  GivenLinkPage,
  InvoiceList,
  PaymentOffer,
  PaymentPage,
  Profile,
  ProfileChanges,
} from '~shared/wire'

/** What the pages read. A page says what it needs; fetching, caching and refreshing live here. */
export const useDashboard = () => useQuery({ key: ['dashboard'], query: () => api.dashboard() })

export const useInvoices = (query: MaybeRefOrGetter<InvoiceQuery>) =>
  useQuery({
    key: () => ['invoices', { ...toValue(query) }],
    query: () => api.invoices(toValue(query)),
    // The rows stay while the next ones load, so the page does not jump.
    placeholderData: (previous: InvoiceList | undefined) => previous,
  })

export const useInvoice = (id: MaybeRefOrGetter<string>) =>
  useQuery({ key: () => ['invoice', toValue(id)], query: () => api.invoice(toValue(id)) })

/** Who would take this amount: asked anew for each, because a gateway may refuse one and not the next. */
export const usePaymentOffer = (
  ids: MaybeRefOrGetter<string[]>,
  amountMinor: MaybeRefOrGetter<number | undefined> = undefined
) =>
  useQuery({
    key: () => ['offer', toValue(ids).join(), toValue(amountMinor) ?? 'all'],
    query: () => api.paymentOffer(toValue(ids), toValue(amountMinor)),
    enabled: () => toValue(ids).length > 0,
    placeholderData: (previous: PaymentOffer | undefined) => previous,
  })

export const useTransfer = (id: MaybeRefOrGetter<string>) =>
  useQuery({ key: () => ['transfer', toValue(id)], query: () => api.transfer(toValue(id)) })

const PAYMENTS_PER_PAGE = 30

export const usePayments = () =>
  useInfiniteQuery<PaymentPage, Error, string | null>({
    key: ['payments'],
    initialPageParam: null,
    query: ({ pageParam }) =>
      api.payments({ limit: PAYMENTS_PER_PAGE, ...(pageParam ? { after: pageParam } : {}) }),
    getNextPageParam: (last) => last.page.next,
  })

export const useProfile = () => useQuery({ key: ['profile'], query: () => api.profile() })

/** Asked only of those who may see them (`can`): a refusal would stand in the audit log. */
export const useTeammates = (isTheirs: MaybeRefOrGetter<boolean>) =>
  useQuery({
    key: ['teammates'],
    query: () => api.teammates(),
    enabled: () => toValue(isTheirs),
  })

const LINKS_PER_PAGE = 30

export const usePayLinks = (isTheirs: MaybeRefOrGetter<boolean>) =>
  useInfiniteQuery<GivenLinkPage, Error, string | null>(() => ({
    key: ['pay-links'],
    initialPageParam: null,
    query: ({ pageParam }) =>
      api.payLinks({ limit: LINKS_PER_PAGE, ...(pageParam ? { after: pageParam } : {}) }),
    getNextPageParam: (last) => last.page.next,
    enabled: toValue(isTheirs),
  }))

export const useActivity = (after: MaybeRefOrGetter<string>) =>
  useQuery({
    key: () => ['activity', toValue(after)],
    query: () => api.activity(toValue(after)),
    placeholderData: (previous: ActivityPage | undefined) => previous,
  })

export const useHelp = () =>
  useQuery({ key: ['help'], query: () => api.help(), staleTime: 10 * 60_000 })

export function useChangeProfile() {
  const cache = useQueryCache()
  return useMutation({
    mutation: (changes: ProfileChanges) => api.changeProfile(changes),
    onSuccess: (profile: Profile) => cache.setQueryData(['profile'], profile),
  })
}

/** After money moved: everything that shows an amount is asked for again when it is next looked at. */
export function useForgetAmounts() {
  const cache = useQueryCache()
  return () =>
    Promise.all(
      ['dashboard', 'invoices', 'invoice', 'payments', 'offer', 'transfer'].map((key) =>
        cache.invalidateQueries({ key: [key] })
      )
    )
}
