import { tuyau } from '~portal/api/client'

/** Addresses of files: the browser downloads them by itself. */
export const fileUrl = {
  pdf: (id: string) => tuyau.getRoute('portal.invoice_documents.pdf', { params: { id } }).url,
  xml: (id: string) => tuyau.getRoute('portal.invoice_documents.xml', { params: { id } }).url,
  proof: (id: string) => tuyau.getRoute('portal.transfer_proofs.show', { params: { id } }).url,
  receipt: (id: string) => tuyau.getRoute('portal.receipts.show', { params: { id } }).url,
}
