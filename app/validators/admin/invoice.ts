import vine from '@vinejs/vine'
import { invoiceTabs } from '#domain/invoices/invoice_filter'
import { publicIdPattern } from '#domain/shared/public_id'
import { LIST_FIELDS, pageFields } from '#validators/admin/list'
import { calendarDate } from '#validators/calendar_date'
import { currencyCode } from '#validators/currency_code'
import { lineOfText } from '#validators/text'

const filterFields = {
  status: vine.enum(invoiceTabs).optional(),
  client: vine.string().regex(publicIdPattern).optional(),
  q: lineOfText().maxLength(100).optional(),
  currency: currencyCode().optional(),
  issuedFrom: calendarDate().optional(),
  issuedTo: calendarDate().optional(),
  dueFrom: calendarDate().optional(),
  dueTo: calendarDate().optional(),
}

export const staffInvoiceListValidator = vine.create({
  ...pageFields,
  ...filterFields,
  sort: vine.enum(['newest', 'due'] as const).optional(),
})

export const STAFF_INVOICE_LIST_FIELDS = [...LIST_FIELDS, ...Object.keys(filterFields), 'sort']

/** Why an invoice no longer stands, for the client to read. */
export const voidingValidator = vine.create({ reason: lineOfText().minLength(1).maxLength(500) })

export const VOIDING_FIELDS = ['reason']

/** What another system calls an invoice. */
export const refValidator = vine.create({ ref: lineOfText().minLength(1).maxLength(150) })
