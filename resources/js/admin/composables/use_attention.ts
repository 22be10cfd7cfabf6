import { useQuery } from '@pinia/colada'
import { onMounted, onUnmounted } from 'vue'
import { overview } from '~admin/api/overview'

const EVERY_MS = 60_000

/** What waits for somebody, looked at again once a minute while the page is seen. */
export function useAttention() {
  const { data, error, refetch } = useQuery({ key: ['attention'], query: overview.attention })
  let timer: number | undefined
  onMounted(() => {
    timer = window.setInterval(() => {
      if (document.visibilityState === 'visible') void refetch()
    }, EVERY_MS)
  })
  onUnmounted(() => window.clearInterval(timer))
  return { data, error, refetch }
}
