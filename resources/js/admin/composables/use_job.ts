import { useQuery } from '@pinia/colada'
import { computed, onUnmounted, toValue, watch, type MaybeRefOrGetter } from 'vue'
import { jobs } from '~admin/api/jobs'
import type { Job } from '~admin/wire'

const EVERY_MS = 1_000

/**
 * A job as it goes on, asked about once a second until it is over. It goes on without the page: who
 * comes back finds it where it is.
 */
export function useJob(id: MaybeRefOrGetter<string | null>) {
  const { data, error, refetch } = useQuery({
    key: () => ['job', toValue(id) ?? ''],
    query: () => jobs.show(toValue(id)!),
    enabled: () => toValue(id) !== null,
  })
  const job = computed<Job | undefined>(() => data.value)
  const isOver = computed(() => job.value !== undefined && isJobOver(job.value))
  let timer: number | undefined

  // One question at a time: the next is asked when the last was answered, or failed.
  watch(
    [data, error],
    () => {
      window.clearTimeout(timer)
      if (toValue(id) && !isOver.value) timer = window.setTimeout(() => void refetch(), EVERY_MS)
    },
    { immediate: true }
  )
  onUnmounted(() => window.clearTimeout(timer))

  return { job, error, isOver, refetch }
}

export function isJobOver({ state }: Pick<Job, 'state'>): boolean {
  return state === 'done' || state === 'failed' || state === 'cancelled'
}
