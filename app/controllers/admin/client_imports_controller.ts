import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { startTableJob } from '#controllers/admin/start_table_job'
import { clientTemplate } from '#domain/clients/client_table'
import { standing } from '#domain/clients/import_work'
import { templateCsv } from '#domain/imports/tables/table_template'
import { Clock } from '#domain/shared/clock'
import ClientPolicy from '#policies/staff/client_policy'
import { refuseUnknownFields } from '#validators/known_fields'
import { CLIENT_IMPORT_FIELDS, clientImportValidator } from '#validators/admin/table'

@inject()
export default class ClientImportsController {
  constructor(private clock: Clock) {}

  /** A CSV file to begin with. */
  async template({ request, response, staffBouncer }: HttpContext) {
    await staffBouncer.with(ClientPolicy).authorize('list')
    refuseUnknownFields(request, [])
    response.header('content-type', 'text/csv; charset=utf-8; header=present')
    response.send(templateCsv(clientTemplate))
  }

  /** Takes the clients of a file (the body) in, as a job. */
  async store(ctx: HttpContext) {
    await ctx.staffBouncer.with(ClientPolicy).authorize('change')
    refuseUnknownFields(ctx.request, CLIENT_IMPORT_FIELDS)
    const asked = await ctx.request.validateUsing(clientImportValidator)
    const before = await standing()
    const toParams = (table: object) => ({ table, before, atomic: asked.atomic ?? false })
    return startTableJob(ctx, 'import_clients', asked, toParams, this.clock.now())
  }
}
