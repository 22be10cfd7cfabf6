import type { Row } from '../../client.ts'
import { count } from '../text.ts'

/** "overdue 12 days", "partly paid", "credit note". */
export function statusOf({
  kind,
  status,
}: Pick<Row<'admin.invoices.index'>, 'kind' | 'status'>): string {
  if (kind === 'credit_note' && status.name === 'paid') return 'credit note'
  const name = status.name === 'pending' ? 'payment pending' : status.name
  const words = status.partlyPaid ? `${name}, partly paid` : name
  if (status.name !== 'overdue' || status.days === null) return words
  return words.replace('overdue', `overdue ${count(status.days, 'day')}`)
}
