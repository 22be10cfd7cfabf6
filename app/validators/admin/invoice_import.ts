import vine from '@vinejs/vine'
import { DATE_FORMATS } from '#domain/imports/tables/table_row'
import { CLIENT_IMPORT_FIELDS, tableImportFields } from '#validators/admin/table'
import { lineOfText } from '#validators/text'

/** How one e-invoice is handed in; the file itself is the raw body. */
export const invoiceImportValidator = vine.create({
  fileName: lineOfText().minLength(1).maxLength(255).optional(),
  notify: vine.boolean().optional(),
  dryRun: vine.boolean().optional(),
})

export const INVOICE_IMPORT_FIELDS = ['fileName', 'notify', 'dryRun']

/** How a file of many invoices is handed in. */
export const bulkInvoiceImportValidator = vine.create({
  ...tableImportFields,
  notify: vine.boolean().optional(),
  decimal: vine.enum(['.', ','] as const).optional(),
  dates: vine.enum(DATE_FORMATS).optional(),
})

export const BULK_INVOICE_IMPORT_FIELDS = [...CLIENT_IMPORT_FIELDS, 'notify', 'decimal', 'dates']

export const importTemplateValidator = vine.create({
  format: vine.enum(['csv', 'json'] as const).optional(),
})
