import { computed } from 'vue'
import { currency, day, oneOf, useListFilters } from '~admin/composables/use_list_filters'

export const WAYS = [
  ...(['razorpay', 'paypal', 'bank_transfer', 'cash', 'cheque', 'card_terminal'] as const),
]
export const STATES = [
  ...(['received', 'partly_refunded', 'refunded', 'disputed', 'unapplied'] as const),
]
const LIMIT = 25
const NOTHING = { q: '', way: '', state: '', client: '', currency: '', from: '', to: '' }
const publicId = (raw: string, fallback: string) => (/^[\w-]{22}$/.test(raw) ? raw : fallback)

/** What narrows the list of payments, in the address and as the server is asked. */
export function usePaymentList() {
  const list = useListFilters(NOTHING, {
    way: oneOf<string>(['', ...WAYS]),
    state: oneOf<string>(['', ...STATES]),
    client: publicId,
    currency,
    from: day,
    to: day,
  })
  const asks = computed(() => {
    const { q, way, state, client, currency: code, from, to } = list.filters.value
    const gateway = WAYS.find((one) => one === way)
    const wanted = STATES.find((one) => one === state)
    return {
      limit: LIMIT,
      ...(q && { q }),
      ...(gateway && { gateway }),
      ...(wanted && { state: wanted }),
      ...(client && { client }),
      ...(code && { currency: code }),
      ...(from && { from }),
      ...(to && { to }),
      ...(list.after.value && { after: list.after.value }),
    }
  })
  return { ...list, asks }
}

export type PaymentList = ReturnType<typeof usePaymentList>
