import { computed, ref, toValue, watch, type MaybeRefOrGetter } from 'vue'
import type { Payable } from '~admin/api/payments'
import { shareOut } from '~admin/composables/payments/share_out'
import { useTypedAmount } from '~admin/composables/payments/use_typed_amount'
import { useFormat } from '~shared/composables/use_format'

type Asked = { invoices: Payable[]; amountMinor: number | null; currency: string }

/**
 * How money is spread over open invoices, as texts that can be changed: on its own by due date, until
 * somebody types one of them.
 */
export function useShares(asked: MaybeRefOrGetter<Asked>) {
  const format = useFormat()
  const read = useTypedAmount()
  const texts = ref<Record<string, string>>({})
  const isByHand = ref(false)

  const shares = computed(() => {
    const { invoices, currency } = toValue(asked)
    return invoices.flatMap(({ id, balance }) => {
      const text = texts.value[id]?.trim()
      return text ? [{ id, read: read(text, currency, balance.amountMinor) }] : []
    })
  })
  const faults = computed<Record<string, string>>(() =>
    Object.fromEntries(
      shares.value.flatMap((one) => ('fault' in one.read ? [[one.id, one.read.fault]] : []))
    )
  )
  /** Those that can be sent. */
  const given = computed(() =>
    shares.value.flatMap((one) =>
      'fault' in one.read ? [] : [{ id: one.id, amountMinor: one.read.amountMinor }]
    )
  )
  const givenMinor = computed(() =>
    given.value.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
  )
  /** What no invoice gets; negative when they get more than there is. */
  const restMinor = computed(() => (toValue(asked).amountMinor ?? 0) - givenMinor.value)

  function spread() {
    const { invoices, amountMinor, currency } = toValue(asked)
    isByHand.value = false
    texts.value = Object.fromEntries(
      [...shareOut(invoices, amountMinor ?? 0)].map(([id, minor]) => [
        id,
        format.amount({ amountMinor: minor, currency }),
      ])
    )
  }
  function type(id: string, text: string) {
    isByHand.value = true
    texts.value = { ...texts.value, [id]: text }
  }
  // Another client's or another currency's invoices are spread over anew.
  watch(
    () => {
      const { invoices, currency } = toValue(asked)
      return [currency, ...invoices.map(({ id }) => id)].join()
    },
    () => spread()
  )
  watch(
    () => toValue(asked).amountMinor,
    () => isByHand.value || spread()
  )

  return { texts, faults, given, restMinor, isByHand, spread, type }
}

export type Shares = ReturnType<typeof useShares>
