import { admin, filled } from '~admin/api/client'
import type { Asked } from '~admin/wire'
import { asked, dataOf } from '~shared/asked'

/** Long work that goes on by itself. */
export const jobs = {
  list: (query: Asked<'admin.jobs.index'>) => asked(admin.jobs.index({ query: filled(query) })),
  show: (id: string) => dataOf(admin.jobs.show({ params: { id } })),
  rows: (id: string, query: Asked<'admin.job_rows.index'>) =>
    asked(admin.jobRows.index({ params: { id }, query: filled(query) })),
  cancel: (id: string): Promise<unknown> =>
    asked(admin.jobCancellations.update({ params: { id } })),
}
