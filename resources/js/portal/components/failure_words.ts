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

/** Codes of gateways and of the ledger; what a gateway says in its own words is for staff. */
const reasons: Record<string, 'declined' | 'balance_changed' | 'mismatch'> = {
  payment_failed: 'declined',
  declined: 'declined',
  instrument_declined: 'declined',
  transaction_refused: 'declined',
  payer_cannot_pay: 'declined',
  balance_changed: 'balance_changed',
  mismatch: 'mismatch',
}

/** Why a payment did not go through, as a sentence; null for a code that says nothing to a payer. */
export function usePaymentReason() {
  const { t } = useText()
  return (code: string | undefined, gateway: string): string | null => {
    const reason = code === undefined ? undefined : reasons[code]
    return reason ? t(`result.why_${reason}`, { gateway }) : null
  }
}
