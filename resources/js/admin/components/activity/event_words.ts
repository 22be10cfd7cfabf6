import { isActivityKey } from '~admin/texts/activity'
import { useFormat } from '~shared/composables/use_format'
import { useText } from '~shared/composables/use_text'
import type { TextValue } from '~shared/text/texts'
import type { Money } from '~shared/wire'

/** Something that happened, as the audit log, an invoice's timeline and a client's tell it. */
export type ToldEvent = {
  /** Of docs/audit.md, or `mail.sent`, `mail.waiting` and `mail.failed` of the outbox. */
  action: string
  outcome: 'done' | 'refused' | 'failed'
  actor: { type: string; id?: string | null; name?: string | null }
  /** `label`: what people call it, a number or a name. */
  target?: { type: string; label?: string | null } | null
  details?: Record<string, unknown>
}

const ACTORS = ['system', 'gateway', 'staff', 'account', 'pay_link'] as const
const NOUNS = [
  ...(['invoice', 'payment', 'payment_intent', 'gateway_refund', 'transfer_report'] as const),
  ...(['pay_link', 'membership', 'account', 'staff', 'client', 'api_token'] as const),
  ...(['mail', 'job', 'setting'] as const),
]
/** Details that the texts choose by, or name. */
const NAMED = ['after', 'form', 'gateway', 'kind', 'mailKind', 'name', 'number', 'state', 'to']

/**
 * What happened as a sentence: "Asha Nair voided INV-7". `here`: the kind of thing whose own page
 * this is, where "this invoice" says enough.
 */
export function useEventWords({ here }: { here?: 'invoice' } = {}) {
  const { t } = useText()
  const { money } = useFormat()

  function who({ type, id, name }: ToldEvent['actor']): string {
    if (name) return name
    const known = ACTORS.find((one) => one === type) ?? 'anonymous'
    return t(`admin.activity.${known}`, { name: id ?? 'other' })
  }

  function what({ target }: ToldEvent): string {
    if (target?.label) return target.label
    if (here && target?.type === here) return t(`admin.activity.here.${here}`)
    const noun = NOUNS.find((one) => one === target?.type) ?? 'other'
    return t(`admin.activity.noun.${noun}`)
  }

  function valuesOf(event: ToldEvent): Record<string, TextValue> {
    const details = event.details ?? {}
    const fields = Array.isArray(details.fields) ? details.fields.map(fieldName) : []
    const sum = [details.amount, details.arrived, details.credit].find(isMoney)
    return {
      ...Object.fromEntries(NAMED.map((name) => [name, textOf(details[name])])),
      who: who(event.actor),
      byStaff: event.actor.type === 'staff' ? 'yes' : 'no',
      what: what(event),
      known: event.target?.label ? 'yes' : 'no',
      outcome: event.outcome,
      amount: sum ? money(sum) : 'none',
      fields: fields.join(', ') || 'none',
      action: event.action,
    }
  }

  /** An event that this page does not know yet is named as the log names it. */
  function sentenceOf(event: ToldEvent): string {
    const key = `admin.activity.${event.action}`
    const known = isActivityKey(key) ? key : 'admin.activity.unknown'
    return t(known, valuesOf(event))
  }

  return { sentenceOf, who }
}

const textOf = (value: unknown): string =>
  typeof value === 'number' || (typeof value === 'string' && value !== '') ? `${value}` : 'none'

/** "idleMinutes" reads "idle minutes". */
const fieldName = (name: unknown): string =>
  String(name).replace(/(?<=[a-z0-9])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)

function isMoney(value: unknown): value is Money {
  if (typeof value !== 'object' || value === null) return false
  const { amountMinor, currency } = value as Partial<Money>
  return Number.isSafeInteger(amountMinor) && typeof currency === 'string'
}
