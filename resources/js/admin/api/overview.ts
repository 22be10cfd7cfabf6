import { admin } from '~admin/api/client'
import type { Answer } from '~admin/wire'
import { dataOf } from '~shared/asked'

export type Overview = Answer<'admin.overview.show'>['data']
export type CurrencyOverview = Overview['currencies'][number]
export type Attention = Answer<'admin.attention.show'>['data']
export type AttentionGroup = Attention['groups'][number]
export type AttentionItem = AttentionGroup['items'][number]

/** How the company stands, and what waits for somebody. */
export const overview = {
  show: () => dataOf(admin.overview.show({})),
  attention: () => dataOf(admin.attention.show({})),
  status: () => dataOf(admin.status.show({})),
}
