import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { startTableJob } from '#controllers/admin/start_table_job'
import { mayTellClients } from '#controllers/admin/tell_clients'
import type { ImportParams } from '#domain/imports/bulk/import_params'
import { INVOICE_TABLE, TEMPLATE_ROWS } from '#domain/imports/invoice_table'
import { jsonTemplate } from '#domain/imports/json_template'
import { TABLE_LIMITS } from '#domain/imports/tables/table_row'
import { templateCsv } from '#domain/imports/tables/table_template'
import { Clock } from '#domain/shared/clock'
import InvoicePolicy from '#policies/staff/invoice_policy'
import {
  BULK_INVOICE_IMPORT_FIELDS,
  bulkInvoiceImportValidator,
  importTemplateValidator,
} from '#validators/admin/invoice_import'
import { refuseUnknownFields } from '#validators/known_fields'

/** Files of many invoices. */
@inject()
export default class BulkInvoiceImportsController {
  constructor(private clock: Clock) {}

  /** Takes in the invoices of a CSV or JSON file (the body) as a job. */
  async store(ctx: HttpContext) {
    await ctx.staffBouncer.with(InvoicePolicy).authorize('import')
    refuseUnknownFields(ctx.request, BULK_INVOICE_IMPORT_FIELDS)
    const asked = await ctx.request.validateUsing(bulkInvoiceImportValidator)

    if (asked.notify) await mayTellClients(ctx)
    const { decimal = '.', dates = 'YYYY-MM-DD', atomic = false, notify = false } = asked
    const toParams = (table: Pick<ImportParams, 'format' | 'delimiter' | 'map'>): ImportParams => ({
      ...table,
      notation: { decimal, dates },
      atomic,
      notify,
    })
    const now = this.clock.now()
    return startTableJob(ctx, 'import_invoices', asked, toParams, now, TABLE_LIMITS.bytes)
  }

  /** A file to begin with, in the format that is asked for. */
  async template({ request, response, staffBouncer }: HttpContext) {
    await staffBouncer.with(InvoicePolicy).authorize('list')
    refuseUnknownFields(request, ['format'])
    const { format = 'csv' } = await request.validateUsing(importTemplateValidator)
    const isCsv = format === 'csv'
    response
      .header('content-type', isCsv ? 'text/csv; charset=utf-8' : 'application/json')
      .header('content-disposition', `attachment; filename="invoices.${format}"`)
    return response.send(isCsv ? templateCsv(INVOICE_TABLE, TEMPLATE_ROWS) : jsonTemplate())
  }
}
