import vine from '@vinejs/vine'
import { lineOfText } from '#validators/text'

/** How one e-invoice is handed in; the file itself is the raw body. */
export const invoiceImportValidator = vine.create({
  fileName: lineOfText().minLength(1).maxLength(255).optional(),
  notify: vine.boolean().optional(),
})

export const INVOICE_IMPORT_FIELDS = ['fileName', 'notify']
