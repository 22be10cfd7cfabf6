import { useFailureWords } from '~shared/composables/use_failure_words'
import { useText } from '~shared/composables/use_text'
import { Problem, Unreachable } from '~shared/problem'

/**
 * One key for as long as a form is open: when an answer is lost, pressing again gets it and moves no
 * money a second time. What was changed in between is refused by the server rather than done too.
 */
export function useOnce() {
  const { t } = useText()
  const words = useFailureWords()

  function say(error: Error): string {
    if (error instanceof Unreachable) return t('admin.once.lost')
    if (error instanceof Problem) {
      if (error.type === 'idempotency-key-reused') return t('admin.once.changed')
      if (error.type === 'idempotency-key-in-use') return t('admin.once.running')
      if (error.status >= 500 && error.status !== 503) return t('admin.once.broke')
    }
    return words(error)
  }
  return { key: crypto.randomUUID() as string, say }
}
