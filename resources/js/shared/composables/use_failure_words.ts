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
