import { computed } from 'vue'
import type { ActionGroup } from '~admin/api/audit'
import { dayIn, daysBefore, startOf } from '~admin/composables/audit/days'
import { oneOf, useListFilters } from '~admin/composables/use_list_filters'
import { companyClock } from '~shared/composables/use_locale'

export const GROUPS = [
  ...(['sign_ins', 'tokens', 'clients', 'staff', 'invoices', 'payments', 'portal'] as const),
] satisfies ActionGroup[]
/** Days, today among them. */
export const PERIODS = ['1', '7', '30', '90', '365', 'all'] as const
/** Kinds of people, and of what is none. */
export const KINDS = ['staff', 'account', 'system', 'gateway', 'anonymous', 'pay_link'] as const

const LIMIT = 25
const NOTHING = { q: '', who: '', group: '', period: '7', client: '' }
const ID = /^[\w-]{22}$/
const publicId = (raw: string, fallback: string) => (ID.test(raw) ? raw : fallback)

/** What narrows the log, in the address and as the server is asked. */
export function useAuditLog() {
  const list = useListFilters(NOTHING, {
    who: (raw, fallback) => (KINDS.some((kind) => kind === raw) ? raw : publicId(raw, fallback)),
    group: oneOf<string>(GROUPS),
    period: oneOf<string>(PERIODS),
    client: publicId,
  })
  /** The first day of the period, in the company's time zone; null is all of it. */
  const firstDay = computed(() => {
    const days = Number(list.filters.value.period)
    if (Number.isNaN(days)) return null
    return daysBefore(dayIn(companyClock.value.timeZone, new Date()), days - 1)
  })
  const asks = computed(() => {
    const { q, who, group, client } = list.filters.value
    const chosen = GROUPS.find((one) => one === group)
    return {
      limit: LIMIT,
      ...(q && { q }),
      ...(who && { actor: who }),
      ...(chosen && { group: chosen }),
      ...(client && { client }),
      ...(firstDay.value && { since: startOf(firstDay.value, companyClock.value.timeZone) }),
      ...(list.after.value && { after: list.after.value }),
    }
  })
  return { ...list, firstDay, asks }
}

export type AuditLogList = ReturnType<typeof useAuditLog>
