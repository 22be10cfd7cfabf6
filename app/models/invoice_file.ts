import { InvoiceFileSchema } from '#database/schema'

/** A file that belongs to an invoice, byte for byte: the e-invoice it was imported from. */
export default class InvoiceFile extends InvoiceFileSchema {}
