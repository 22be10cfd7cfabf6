import { useText } from '~shared/composables/use_text'

/** Codes of the ledger that have words; what a gateway says in its own is for staff. */
const reasons = [
  'declined',
  'payment_failed',
  'refused_by_gateway',
  'order_gone',
  'balance_changed',
  'mismatch',
] as const

/** Why a payment did not go through, as a sentence; null for a code that says nothing to a payer. */
export function usePaymentReason() {
  const { t } = useText()
  return (code: string | undefined, gateway: string): string | null => {
    const reason = reasons.find((one) => one === code)
    return reason ? t(`result.why_${reason}`, { gateway }) : null
  }
}
