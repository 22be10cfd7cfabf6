import vine from '@vinejs/vine'
import { invoiceSorts, invoiceTabs } from '#domain/invoices/invoice_filter'

const date = () => vine.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/** Filters of the invoice list; an unknown parameter is a mistake and gets 422. */
export const invoiceListValidator = vine.create(
  vine.object({
    status: vine.enum(invoiceTabs).optional(),
    q: vine.string().trim().maxLength(100).optional(),
    from: date().optional(),
    to: date().optional(),
    currency: vine
      .string()
      .regex(/^[A-Z]{3}$/)
      .optional(),
    sort: vine.enum(invoiceSorts).optional(),
    limit: vine.number().withoutDecimals().min(1).max(100).optional(),
    after: vine.string().maxLength(60).optional(),
  })
)

export const pageValidator = vine.create({
  limit: vine.number().withoutDecimals().min(1).max(100).optional(),
  after: vine.string().maxLength(60).optional(),
})
