import { useQuery } from '@pinia/colada'
import { computed, onUnmounted, reactive, ref, shallowRef, watch } from 'vue'
import { clients } from '~admin/api/clients'
import { newInvoices } from '~admin/api/new_invoices'
import { typedDecimal } from '~admin/composables/invoices/typed_decimal'
import { companyToday } from '~admin/composables/payments/company_today'
import { useText } from '~shared/composables/use_text'
import { exponentOf } from '~shared/format/currency'

type NewLine = {
  key: number
  name: string
  quantity: string
  unit: string
  unitPrice: string
  taxRate: string
}

const PAUSE_MS = 350
const DAY_MS = 86_400_000
const TERM_DAYS = 14
const PLACES = { quantity: 3, taxRate: 2 }

/** An invoice as somebody writes it; what it comes to is the server's word. */
export function useNewInvoice() {
  const { t } = useText()
  let last = 0
  const emptyLine = (taxRate = ''): NewLine => ({
    key: ++last,
    name: '',
    quantity: '1',
    unit: '',
    unitPrice: '',
    taxRate,
  })
  const client = shallowRef<{ id: string; name: string } | null>(null)
  const today = companyToday()
  const facts = reactive({
    number: '',
    issuedOn: today,
    dueOn: new Date(Date.parse(today) + TERM_DAYS * DAY_MS).toISOString().slice(0, 10),
    currency: 'EUR',
    title: '',
    poNumber: '',
    note: '',
  })
  const lines = ref<NewLine[]>([emptyLine()])
  const addLine = () => lines.value.push(emptyLine(lines.value.at(-1)?.taxRate))
  const removeLine = (key: number) => {
    lines.value = lines.value.filter((line) => line.key !== key)
  }

  const read = computed(() =>
    lines.value.map((line) => ({
      name: line.name.trim(),
      quantity: typedDecimal(line.quantity, PLACES.quantity),
      unit: line.unit,
      unitPrice: typedDecimal(line.unitPrice, exponentOf(facts.currency)),
      taxRate: line.taxRate.trim() === '' ? '' : typedDecimal(line.taxRate, PLACES.taxRate),
    }))
  )
  /** Faults of single fields, by "lines.0.unitPrice". */
  const faults = computed(() =>
    Object.fromEntries(
      read.value.flatMap((line, at) => [
        ...(line.name ? [] : [[`lines.${at}.name`, t('admin.new.name_needed')]]),
        ...(['quantity', 'unitPrice', 'taxRate'] as const)
          .filter((field) => line[field] === null)
          .map((field) => [`lines.${at}.${field}`, t('admin.new.no_number')]),
      ])
    )
  )
  /** What can be added up already: a line without a name costs as much as one with it. */
  const priced = computed(() => {
    const unreadable = read.value.some((line) => Object.values(line).includes(null))
    if (unreadable || read.value.length === 0) return ''
    const named = read.value.map((line) => ({ ...line, name: line.name || '–' }))
    return JSON.stringify({ currency: facts.currency, lines: named })
  })
  const settled = ref('')
  let timer: number | undefined
  watch(priced, (now) => {
    window.clearTimeout(timer)
    timer = window.setTimeout(() => (settled.value = now), PAUSE_MS)
  })
  onUnmounted(() => window.clearTimeout(timer))
  const { data: totals, error } = useQuery({
    key: () => ['invoice-preview', settled.value],
    query: () => newInvoices.preview(JSON.parse(settled.value) as object),
    enabled: () => settled.value !== '',
    placeholderData: (previous: Awaited<ReturnType<typeof newInvoices.preview>> | undefined) =>
      previous,
  })

  function check(): Record<string, string> {
    return {
      ...(!client.value && { client: t('admin.new.client_needed') }),
      ...(!facts.number.trim() && { number: t('admin.new.number_needed') }),
      ...(!facts.issuedOn && { issuedOn: t('admin.new.day_needed') }),
      ...(facts.dueOn && facts.dueOn < facts.issuedOn && { dueOn: t('admin.new.due_early') }),
      ...faults.value,
    }
  }

  /** One reference for as long as the form is open: pressed again after a lost answer, it is the same. */
  const formRef = `portal-${crypto.randomUUID()}`

  async function issue() {
    const known = await clients.show(client.value!.id)
    const { name, legalName, taxNumber, billingEmail, address, country } = known
    return newInvoices.issue(formRef, {
      ...facts,
      number: facts.number.trim(),
      format: 'invoice.v1',
      client: {
        ...{ ref: known.ref, name: legalName ?? name, taxNumber, email: billingEmail },
        address: { ...address, country },
      },
      lines: read.value,
    })
  }

  return { client, facts, lines, addLine, removeLine, totals, error, check, issue }
}

export type NewInvoice = ReturnType<typeof useNewInvoice>
