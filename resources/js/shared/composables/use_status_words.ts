import { useFormat } from '~shared/composables/use_format'
import '~shared/invoices/texts'
import { useText } from '~shared/composables/use_text'
import type { StatusTone } from '~shared/ui/status_tag.vue'
import type { InvoiceRow, PaymentRow } from '~shared/wire'

type Shown = { tone: StatusTone; text: string }
type Subject = Pick<InvoiceRow, 'status' | 'dueOn' | 'kind'>

/** Beyond this many days a due date says more than a number of days. */
const FAR = 30

/** Status in words: "Overdue by 12 days", "Due tomorrow", "Paid 24 Oct". */
export function useStatusWords() {
  const { t } = useText()
  const { day } = useFormat()

  function due({ status, dueOn }: Subject): string {
    if (!dueOn) return t('status.due')
    if (status.days !== null && status.days <= FAR) return t('status.due_in', { days: status.days })
    return t('status.due_on', { on: day(dueOn) })
  }

  function ofInvoice(invoice: Subject): Shown {
    const { status } = invoice
    if (invoice.kind === 'credit_note' && status.name !== 'void') {
      return { tone: 'credit', text: t('status.credit_note') }
    }
    const on = status.on ? day(status.on) : null
    switch (status.name) {
      case 'paid':
        return { tone: 'paid', text: on ? t('status.paid_on', { on }) : t('status.paid') }
      case 'due':
        return { tone: 'due', text: due(invoice) }
      case 'overdue':
        return { tone: 'overdue', text: t('status.overdue', { days: status.days ?? 1 }) }
      case 'pending':
        return { tone: 'pending', text: t('status.pending') }
      case 'refunded':
        return {
          tone: 'refunded',
          text: on ? t('status.refunded_on', { on }) : t('status.refunded'),
        }
      case 'draft':
        return { tone: 'draft', text: t('status.draft') }
      case 'void':
        return { tone: 'void', text: t('status.void') }
    }
  }

  function ofPayment(payment: PaymentRow): Shown {
    switch (payment.state) {
      case 'received':
        return { tone: 'paid', text: t('status.received') }
      case 'pending':
        return { tone: 'pending', text: t('status.payment_pending') }
      case 'refund_pending':
        return { tone: 'pending', text: t('status.refund_pending') }
      case 'refunded':
        return { tone: 'refunded', text: t(`status.is_${payment.refundKind ?? 'refund'}`) }
    }
  }

  return { ofInvoice, ofPayment }
}
