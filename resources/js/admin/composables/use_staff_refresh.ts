import { useQueryCache } from '@pinia/colada'

/** After something about a colleague or a token changed. */
export function useStaffRefresh() {
  const cache = useQueryCache()
  return async () => {
    await Promise.all([
      cache.invalidateQueries({ key: ['staff'] }),
      cache.invalidateQueries({ key: ['tokens'] }),
    ])
  }
}
