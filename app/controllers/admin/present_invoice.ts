import type { HttpContext } from '@adonisjs/core/http'
import type { DateTime } from 'luxon'
import { companyToday } from '#domain/invoices/company_today'
import { readInvoiceRecord } from '#domain/invoices/read_invoice_record'
import { requestSettings } from '#middleware/request_settings'
import InvoiceRecordTransformer from '#transformers/admin/invoice_record_transformer'

/** One invoice in full, as it is now. */
export async function presentInvoice(ctx: HttpContext, id: number, now: DateTime) {
  const record = await readInvoiceRecord(id)
  const { company } = await requestSettings(ctx)
  const { timeZone, locale } = company
  const day = { today: companyToday(now, timeZone), timeZone, locale, now }
  return ctx.serialize(InvoiceRecordTransformer.transform(record, day).depth(2))
}
