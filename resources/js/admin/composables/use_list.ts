import { useQuery } from '@pinia/colada'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'

/**
 * One page of a list, by its name and what is asked for. The rows stay while the next ones load, so
 * that the page does not jump.
 */
export function useList<Query extends object, Page>(
  name: string,
  asks: MaybeRefOrGetter<Query>,
  read: (query: Query) => Promise<Page>
) {
  const { data, error, asyncStatus, isPlaceholderData, refetch } = useQuery({
    key: () => [name, { ...toValue(asks) } as Record<string, string>],
    query: () => read(toValue(asks)),
    placeholderData: (previous: Page | undefined) => previous,
  })
  const changing = computed(() => isPlaceholderData.value && asyncStatus.value === 'loading')
  return { data, error, changing, refetch }
}
