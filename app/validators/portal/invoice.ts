import vine from '@vinejs/vine'
import { invoiceSorts, invoiceTabs } from '#domain/invoices/invoice_filter'

const date = () => vine.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const limit = () => vine.number().withoutDecimals().min(1).max(100).optional()
const cursor = () => vine.string().maxLength(60).optional()

/** Filters of the invoice list. */
export const invoiceListValidator = vine.create({
  status: vine.enum(invoiceTabs).optional(),
  q: vine.string().trim().maxLength(100).optional(),
  from: date().optional(),
  to: date().optional(),
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
