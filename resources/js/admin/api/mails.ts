import { admin, filled } from '~admin/api/client'
import type { Answer, Asked } from '~admin/wire'
import { asked, dataOf } from '~shared/asked'

/** What the portal sends, and what comes back. */
export const mails = {
  list: (query: Asked<'admin.mails.index'>) => asked(admin.mails.index({ query: filled(query) })),
  show: (id: string) => dataOf(admin.mails.show({ params: { id } })),
  queue: (id: string) => dataOf(admin.mailQueueings.update({ params: { id } })),
}

export type MailRow = Answer<'admin.mails.index'>['data'][number]
export type MailRecord = Answer<'admin.mails.show'>['data']
