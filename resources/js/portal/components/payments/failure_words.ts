import { useText } from '~shared/composables/use_text'
import { Problem, Unreachable } from '~shared/problem'

/** A failure in words: what happened and what was not done. The server's own words win. */
export function useFailureWords() {
  const { t } = useText()
  return (error: Error): string => {
    if (error instanceof Unreachable) return t('failure.unreachable')
    if (!(error instanceof Problem)) return t('failure.unknown')
    if (error.status === 429) return tooMany(error.retryAfter)
    if (error.status >= 500) return t('failure.server')
    return [error.title, error.detail].filter(Boolean).join('. ') || t('failure.unknown')
  }

  function tooMany(seconds: number | null) {
    const minutes = Math.max(1, Math.ceil((seconds ?? 60) / 60))
    return t('failure.too_many', { minutes })
  }
}

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
