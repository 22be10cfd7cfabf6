import { useQuery, useQueryCache } from '@pinia/colada'
import { onUnmounted, toValue, type MaybeRefOrGetter } from 'vue'
import { questions, type QuestionRecord } from '~admin/api/questions'

/** Two who answer at once are to see each other before long. */
const EVERY_MS = 15_000

/** A conversation, asked for again while it is looked at. */
export function useQuestion(id: MaybeRefOrGetter<string>) {
  const cache = useQueryCache()
  const query = useQuery({
    key: () => ['question', toValue(id)],
    query: () => questions.show(toValue(id)),
  })
  const timer = window.setInterval(() => {
    if (document.visibilityState === 'visible') void query.refetch()
  }, EVERY_MS)
  onUnmounted(() => window.clearInterval(timer))

  /** As the server just answered it; what else shows it asks again. */
  function take(record: QuestionRecord) {
    cache.setQueryData(['question', record.id], record)
    void cache.invalidateQueries({ key: ['questions'] })
    void cache.invalidateQueries({ key: ['invoice', record.invoice.id] })
  }
  return { ...query, take }
}
