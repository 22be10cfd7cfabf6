import vine from '@vinejs/vine'
import { staffInvoiceTabs } from '#domain/invoices/invoice_filter'
import { publicIdPattern } from '#domain/shared/public_id'
import { LIST_FIELDS, pageFields } from '#validators/admin/list'
import { recordedMinor } from '#validators/amount_minor'
import { calendarDate } from '#validators/calendar_date'
import { currencyCode } from '#validators/currency_code'
import { lineOfText } from '#validators/text'

const filterFields = {
  client: vine.string().regex(publicIdPattern).optional(),
  q: lineOfText().maxLength(100).optional(),
  number: lineOfText().minLength(1).maxLength(150).optional(),
  currency: currencyCode().optional(),
  issuedFrom: calendarDate().optional(),
  issuedTo: calendarDate().optional(),
  dueFrom: calendarDate().optional(),
  dueTo: calendarDate().optional(),
}

export const staffInvoiceListValidator = vine.create({
  ...pageFields,
  ...filterFields,
  status: vine.enum(staffInvoiceTabs).optional(),
  sort: vine.enum(['newest', 'due'] as const).optional(),
})

export const STAFF_INVOICE_LIST_FIELDS = [
  ...LIST_FIELDS,
  ...Object.keys(filterFields),
  ...['status', 'sort'],
]

export const invoiceCountValidator = vine.create(filterFields)

export const INVOICE_COUNT_FIELDS = Object.keys(filterFields)

/** Why an invoice no longer stands, for the client to read, and which one stands instead. */
export const voidingValidator = vine.create({
  reason: lineOfText().minLength(1).maxLength(500),
  replacedBy: vine.string().regex(publicIdPattern).optional(),
})

export const VOIDING_FIELDS = ['reason', 'replacedBy']

/** How much of an invoice is taken back, tax included, and why, for the client to read. */
export const creditNoteValidator = vine.create({
  amountMinor: recordedMinor(),
  reason: lineOfText().minLength(1).maxLength(500),
  notify: vine.boolean({ strict: true }).optional(),
})

export const CREDIT_NOTE_FIELDS = ['amountMinor', 'reason', 'notify']

/** What another system calls an invoice. */
export const refValidator = vine.create({ ref: lineOfText().minLength(1).maxLength(150) })
