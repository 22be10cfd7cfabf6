import type { AttemptState } from '~admin/api/attempts'
import type { PaymentRecord, PaymentRow, Refund } from '~admin/api/payments'
import type { TransferState } from '~admin/api/transfers'
import { useText } from '~shared/composables/use_text'
import { methodTitle } from '~shared/gateway_names'
import type { StatusTone } from '~shared/ui/status_tag.vue'

type Shown = { tone: StatusTone; text: string }

const PAYMENT: Record<PaymentRow['state'], StatusTone> = {
  received: 'paid',
  partly_refunded: 'part',
  refunded: 'refunded',
  disputed: 'overdue',
}
const REFUND: Record<Refund['state'], StatusTone> = {
  requested: 'pending',
  pending: 'pending',
  done: 'refunded',
  failed: 'failed',
  unknown: 'due',
}
const DISPUTE = { open: 'overdue', won: 'paid', lost: 'failed' } as const
const ATTEMPT: Record<AttemptState, StatusTone> = {
  created: 'draft',
  redirected: 'draft',
  processing: 'pending',
  pending: 'pending',
  succeeded: 'paid',
  failed: 'failed',
  unknown: 'due',
  held: 'overdue',
  expired: 'void',
}
const TRANSFER: Record<TransferState, StatusTone> = {
  pending: 'pending',
  confirmed: 'paid',
  rejected: 'failed',
  withdrawn: 'void',
}

/** The states of money in plain words, each with its tone. */
export function usePaymentWords() {
  const { t } = useText()
  return {
    ofPayment: (state: PaymentRow['state']): Shown => ({
      tone: PAYMENT[state],
      text: t(`admin.payments.state.${state}`),
    }),
    ofRefund: ({ state, kind }: Pick<Refund, 'state' | 'kind'>): Shown => ({
      tone: REFUND[state],
      text: state === 'done' ? t(`admin.refund.done.${kind}`) : t(`admin.refund.state.${state}`),
    }),
    ofDispute: (state: PaymentRecord['disputes'][number]['state']): Shown => ({
      tone: DISPUTE[state],
      text: t(`admin.payment.dispute.${state}`),
    }),
    ofAttempt: (state: AttemptState): Shown => ({
      tone: ATTEMPT[state],
      text: t(`admin.attempts.state.${state}`),
    }),
    ofTransfer: (state: TransferState): Shown => ({
      tone: TRANSFER[state],
      text: t(`admin.transfers.state.${state}`),
    }),
    /** "Card ending 4417, Razorpay", "Bank transfer". */
    wayOf: ({ gateway, method }: Pick<PaymentRow, 'gateway' | 'method'>): string =>
      gateway === 'razorpay' || gateway === 'paypal'
        ? methodTitle({ gateway, label: method.label }, true)
        : t(`admin.payments.way.${gateway}`),
  }
}
