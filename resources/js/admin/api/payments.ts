import { admin, filled } from '~admin/api/client'
import { once } from '~admin/api/once'
import type { Answer, Asked, Sent } from '~admin/wire'
import { asked, dataOf } from '~shared/asked'

/** Money in the books: what came, what goes back, and what it counts towards. */
export const payments = {
  list: (query: Asked<'admin.payments.index'>) =>
    asked(admin.payments.index({ query: filled(query) })),
  show: (id: string) => dataOf(admin.payments.show({ params: { id } })),
  record: (body: Sent<'admin.payments.store'>, key: string) =>
    dataOf(admin.payments.store({ body, headers: once(key) })),
  refund: (id: string, body: Sent<'admin.refunds.store'>, key: string) =>
    dataOf(admin.refunds.store({ params: { id }, body, headers: once(key) })),
  answerRefund: (id: string, stillOwed: boolean) =>
    dataOf(admin.refundStandings.update({ params: { id }, body: { stillOwed } })),
  payables: (client: string) => dataOf(admin.payableInvoices.index({ query: { client } })),
  credit: (client: string) => dataOf(admin.clientCredits.show({ params: { id: client } })),
  allocate: (body: Sent<'admin.credit_allocations.store'>, key: string) =>
    dataOf(admin.creditAllocations.store({ body, headers: once(key) })),
  attention: () => dataOf(admin.attention.show({})),
}

/** Of its receipt, as the client gets it: the browser downloads it by itself. */
export const receiptUrl = (id: string) => `/api/v1/admin/payments/${id}/receipt`

export type PaymentRow = Answer<'admin.payments.index'>['data'][number]
export type PaymentRecord = Answer<'admin.payments.show'>['data']
export type Refund = PaymentRecord['refunds'][number]
export type PaymentEvent = PaymentRecord['events'][number]
export type Payables = Answer<'admin.payable_invoices.index'>['data']
export type Payable = Payables['invoices'][number]
