import { computed } from 'vue'
import { oneOf, useListFilters } from '~admin/composables/use_list_filters'

export const OUTCOMES = ['', 'sent', 'skipped'] as const
export const REASONS = [
  ...(['pending', 'paused', 'portal_off', 'not_invited', 'no_address', 'bounced'] as const),
  ...(['paid', 'superseded', 'too_old', 'already_sent'] as const),
]

const LIMIT = 25
const publicId = (raw: string, fallback: string) => (/^[\w-]{22}$/.test(raw) ? raw : fallback)

/** What narrows what was sent and what was not, in the address and as the server is asked. */
export function useSendList() {
  const list = useListFilters(
    { outcome: '', reason: '', client: '', invoice: '' },
    {
      ...{ outcome: oneOf<string>(OUTCOMES), reason: oneOf<string>(REASONS) },
      ...{ client: publicId, invoice: publicId },
    }
  )
  const asks = computed(() => {
    const { outcome: became, reason: why, client, invoice } = list.filters.value
    const outcome = OUTCOMES.find((one) => one === became)
    const reason = REASONS.find((one) => one === why)
    return {
      limit: LIMIT,
      ...(outcome && { outcome }),
      ...(reason && { reason }),
      ...(client && { client }),
      ...(invoice && { invoice }),
      ...(list.after.value && { after: list.after.value }),
    }
  })
  return { ...list, asks }
}
