import vine from '@vinejs/vine'
import { calendarDate } from '#validators/calendar_date'
import { lineOfText } from '#validators/text'
import { invoiceSorts, invoiceTabs } from '#domain/invoices/invoice_filter'

const limit = () => vine.number().withoutDecimals().min(1).max(100).optional()
const cursor = () => lineOfText().maxLength(60).optional()

/** Filters of the invoice list. */
export const invoiceListValidator = vine.create({
  status: vine.enum(invoiceTabs).optional(),
  q: lineOfText().maxLength(100).optional(),
  from: calendarDate().optional(),
  to: calendarDate().optional(),
  currency: vine
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
  sort: vine.enum(invoiceSorts).optional(),
  limit: limit(),
  after: cursor(),
})

export const INVOICE_LIST_FIELDS = [
  'status',
  'q',
  'from',
  'to',
  'currency',
  'sort',
  'limit',
  'after',
]

export const pageValidator = vine.create({ limit: limit(), after: cursor() })
export const PAGE_FIELDS = ['limit', 'after']
