import { useQuery, useQueryCache } from '@pinia/colada'
import { clients } from '~admin/api/clients'

/** A client with its people and what it owes. */
export function useClient(id: string) {
  return useQuery({ key: ['client', id], query: () => clients.show(id) })
}

/** After something about a client changed: what shows it asks again. */
export function useClientRefresh(id: string) {
  const cache = useQueryCache()
  return async () => {
    await Promise.all(
      [['client', id], ['client-activity', id], ['clients']].map((key) =>
        cache.invalidateQueries({ key })
      )
    )
  }
}

/** The same after something about its notes; who undoes may have left the row that they undo. */
export function useNotesRefresh(id: string) {
  const cache = useQueryCache()
  return async () => {
    await Promise.all(
      [
        ['client-notes', id],
        ['client-activity', id],
      ].map((key) => cache.invalidateQueries({ key }))
    )
  }
}
