import { admin, filled } from '~admin/api/client'
import type { Answer, Asked, Sent } from '~admin/wire'
import { asked, dataOf } from '~shared/asked'

const once = (key: string) => ({ 'idempotency-key': key })

/** Invoices and credit notes of all clients. */
export const invoices = {
  list: (query: Asked<'admin.invoices.index'>) =>
    asked(admin.invoices.index({ query: filled(query) })),
  counts: (query: Asked<'admin.invoice_counts.index'>) =>
    dataOf(admin.invoiceCounts.index({ query: filled(query) })),
  show: (id: string) => dataOf(admin.invoices.show({ params: { id } })),
  void: (id: string, body: Sent<'admin.invoice_voidings.update'>) =>
    dataOf(admin.invoiceVoidings.update({ params: { id }, body })),
  credit: (id: string, body: Sent<'admin.credit_notes.store'>, key: string) =>
    dataOf(admin.creditNotes.store({ params: { id }, body, headers: once(key) })),
  makePayLink: (id: string, body: Sent<'admin.pay_links.store'>) =>
    dataOf(admin.payLinks.store({ params: { id }, body })),
  revokePayLink: (id: string): Promise<unknown> =>
    asked(admin.payLinks.destroy({ params: { id } })),
}

/** Addresses of its papers: the browser downloads them by itself. */
export const paperUrl = {
  pdf: (id: string) => `/api/v1/admin/invoices/${id}/pdf`,
  xml: (id: string) => `/api/v1/admin/invoices/${id}/xml`,
}

export type InvoiceRow = Answer<'admin.invoices.index'>['data'][number]
export type InvoiceRecord = Answer<'admin.invoices.show'>['data']
export type InvoiceStatus = NonNullable<Asked<'admin.invoices.index'>['status']>
