import { useQuery, useQueryCache } from '@pinia/colada'
import { settings } from '~admin/api/settings'

/** Every setting; asked for again after any of them changed. */
export function useSettings() {
  return useQuery({ key: ['settings'], query: settings.all })
}

export function useSettingsRefresh() {
  const cache = useQueryCache()
  return () => cache.invalidateQueries({ key: ['settings'] })
}
