import type { InvoiceStatus } from '#domain/invoices/status'
import { dayText } from '#mails/formats'
import type { Ledger, LetterSource } from '#mails/letter'

type Note = Ledger['rows'][number]['note']

/** How an invoice stands, for its row. A text sign stands for the icon, because images are often blocked. */
export function statusNote(
  { status, dueOn }: { status: InvoiceStatus; dueOn: string | null },
  { t, locale }: Pick<LetterSource, 't' | 'locale'>
): Note {
  if (status.name === 'overdue') {
    return { text: `▲ ${t('mails.overdue', { days: status.days ?? 0 })}`, tone: 'overdue' }
  }
  if (status.name === 'pending') return { text: t('mails.pending'), tone: 'muted' }
  if (!dueOn) return null
  return { text: `○ ${t('mails.due', { on: dayText(dueOn, locale) })}`, tone: 'due' }
}
