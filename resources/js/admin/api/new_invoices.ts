import { admin, withBody } from '~admin/api/client'
import { dataOf } from '~shared/asked'

/** Invoices that are written here, in the words of the format invoice.v1. */
export const newInvoices = {
  preview: (document: object) => dataOf(admin.invoicePreviews.store(withBody(document))),
  // The server reads its body past the parser, so that the generated types know its address alone.
  issue: (ref: string, document: object) =>
    dataOf(
      admin.invoicesByRef.update({ params: { ref }, ...withBody(document as { ref: string }) })
    ),
}

export type Preview = Awaited<ReturnType<typeof newInvoices.preview>>
