import { admin, filled } from '~admin/api/client'
import { once } from '~admin/api/once'
import type { Answer, Asked, Sent } from '~admin/wire'
import { asked, dataOf } from '~shared/asked'

/** Bank transfers that clients told of. */
export const transfers = {
  list: (query: Asked<'admin.transfer_reports.index'>) =>
    asked(admin.transferReports.index({ query: filled(query) })),
  show: (id: string) => dataOf(admin.transferReports.show({ params: { id } })),
  confirm: (id: string, body: Sent<'admin.transfer_confirmations.store'>, key: string) =>
    dataOf(admin.transferConfirmations.store({ params: { id }, body, headers: once(key) })),
  reject: (id: string, reason: string, key: string) =>
    dataOf(
      admin.transferRejections.store({ params: { id }, body: { reason }, headers: once(key) })
    ),
}

/** Of the file that the client attached. */
export const proofUrl = (id: string) => `/api/v1/admin/transfer-reports/${id}/proof`

export type TransferRow = Answer<'admin.transfer_reports.index'>['data'][number]
export type TransferState = TransferRow['state']
