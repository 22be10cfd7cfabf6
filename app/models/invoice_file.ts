import { InvoiceFileSchema } from '#database/schema'

/**
 * A file that belongs to an invoice, byte for byte: the e-invoice it was imported from, and the PDF
 * as it was first handed out. One of each kind.
 */
export default class InvoiceFile extends InvoiceFileSchema {}
