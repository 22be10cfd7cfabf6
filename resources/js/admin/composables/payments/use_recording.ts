import { useQuery } from '@pinia/colada'
import { computed, ref, shallowRef, watch } from 'vue'
import { payments } from '~admin/api/payments'
import { companyToday } from '~admin/composables/payments/company_today'
import { useShares } from '~admin/composables/payments/use_shares'
import { useTypedAmount } from '~admin/composables/payments/use_typed_amount'
import { useText } from '~shared/composables/use_text'
import { locale } from '~shared/composables/use_locale'

export const METHODS = ['bank_transfer', 'cash', 'cheque', 'card_terminal'] as const

/** Money that came outside the gateways, as it is typed. */
export function useRecording(first: { id: string; name: string } | null) {
  const { t } = useText()
  const read = useTypedAmount()
  const client = shallowRef(first)
  const typed = ref('')
  const currency = ref('')
  const method = ref<string>('bank_transfer')
  const paidOn = ref(companyToday())
  const reference = ref('')
  const note = ref('')
  const notify = ref(true)

  const { data: payables, error } = useQuery({
    key: () => ['payables', client.value?.id ?? ''],
    query: () => payments.payables(client.value!.id),
    enabled: () => client.value !== null,
  })
  const ofClient = computed(() => (client.value ? (payables.value?.invoices ?? []) : []))
  /** What the client is asked for comes first; money may come in any other currency too. */
  const currencies = computed(() => {
    const asked = new Set(ofClient.value.map(({ balance }) => balance.currency))
    const names = new Intl.DisplayNames(locale.value, { type: 'currency' })
    return [...asked, ...Intl.supportedValuesOf('currency').filter((code) => !asked.has(code))].map(
      (code) => ({ value: code, text: `${code}, ${names.of(code) ?? code}` })
    )
  })
  watch(
    ofClient,
    ([invoice]) => {
      if (invoice) currency.value = invoice.balance.currency
    },
    { immediate: true }
  )
  const amount = computed(() => read(typed.value, currency.value || 'EUR'))
  const amountMinor = computed(() => ('fault' in amount.value ? null : amount.value.amountMinor))
  const open = computed(() =>
    ofClient.value.filter(({ balance }) => balance.currency === currency.value)
  )
  const shares = useShares(() => ({
    invoices: open.value,
    amountMinor: amountMinor.value,
    currency: currency.value,
  }))

  function check(): Record<string, string> {
    const today = companyToday()
    return {
      ...(!client.value && { client: t('admin.record.client_needed') }),
      ...('fault' in amount.value && { 'amount.amountMinor': amount.value.fault }),
      ...(!currency.value && { 'amount.currency': t('admin.record.currency_needed') }),
      ...((!paidOn.value || paidOn.value > today) && { paidOn: t('admin.record.day_wrong') }),
      ...((shares.restMinor.value < 0 || Object.keys(shares.faults.value).length > 0) && {
        invoices: t('admin.record.shares_wrong'),
      }),
    }
  }

  const body = () => ({
    client: client.value!.id,
    method: METHODS.find((one) => one === method.value) ?? METHODS[0],
    amount: { amountMinor: amountMinor.value!, currency: currency.value },
    paidOn: paidOn.value,
    ...(reference.value.trim() && { reference: reference.value.trim() }),
    ...(note.value.trim() && { note: note.value.trim() }),
    invoices: shares.given.value,
    notify: notify.value,
  })

  return {
    ...{ client, typed, currency, method, paidOn, reference, note, notify },
    ...{ error, payables, currencies, open, amountMinor, shares, check, body },
  }
}
