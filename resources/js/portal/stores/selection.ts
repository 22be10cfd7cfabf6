import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import { useSession } from '~portal/stores/session'
import { addMoney } from '~shared/format/money'
import type { InvoiceRow, Money } from '~shared/wire'

/** As many as one payment may be for. */
const MOST = 50

/** Invoices chosen in the list, to be paid together: over pages and filters, in one currency. */
export const useSelection = defineStore('selection', () => {
  const session = useSession()
  const rows = shallowRef<InvoiceRow[]>([])
  const offered = computed(() => session.paysOnline && session.account?.can.pay === true)
  const currency = computed(() => rows.value[0]?.left.currency ?? null)
  const sum = computed((): Money | null => {
    const [first, ...rest] = rows.value.map((row) => row.left)
    return first ? rest.reduce(addMoney, first) : null
  })

  const has = (id: string) => rows.value.some((row) => row.id === id)
  const fits = (row: InvoiceRow) =>
    has(row.id) ||
    ((currency.value === null || currency.value === row.left.currency) && rows.value.length < MOST)

  function toggle(row: InvoiceRow) {
    if (has(row.id)) rows.value = rows.value.filter((one) => one.id !== row.id)
    else if (fits(row)) rows.value = [...rows.value, row]
  }

  /** What the server just said of rows that are chosen; what cannot be paid any more leaves. */
  function refresh(fresh: InvoiceRow[]) {
    const known = new Map(fresh.map((row) => [row.id, row]))
    rows.value = rows.value.map((row) => known.get(row.id) ?? row).filter((row) => row.can.pay)
  }
  const clear = () => (rows.value = [])

  // What one account has chosen is not the next one's.
  watch(() => session.account?.membership.id, clear)

  return { rows, offered, sum, has, fits, toggle, refresh, clear }
})
