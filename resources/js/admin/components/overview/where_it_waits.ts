import type { RouteLocationRaw } from 'vue-router'
import type { AttentionGroup, AttentionItem } from '~admin/api/overview'

/** The page where somebody can do something about it. */
export function whereItWaits(
  kind: AttentionGroup['kind'],
  { id, client }: AttentionItem
): RouteLocationRaw {
  switch (kind) {
    case 'held':
    case 'unknown':
      return { name: 'attempt', params: { id } }
    case 'transfer':
      return { name: 'transfer', params: { id } }
    case 'credit':
      return { name: 'payment', params: { id } }
    case 'refund':
    case 'still_owed':
    case 'dispute':
      return client ? { name: 'client', params: { id: client.id } } : { name: 'payments' }
    case 'mail':
    case 'bounce':
      return { name: 'mail', params: { id } }
    case 'job':
      return { name: 'job', params: { id } }
    case 'question':
      return { name: 'question', params: { id } }
  }
}
