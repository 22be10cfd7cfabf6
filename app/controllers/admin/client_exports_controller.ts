import { Readable } from 'node:stream'
import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { exportClients } from '#domain/clients/export_clients'
import { Clock } from '#domain/shared/clock'
import { consumeExport } from '#middleware/limits'
import { requestActor } from '#middleware/request_actor'
import ClientPolicy from '#policies/staff/client_policy'
import { CLIENT_EXPORT_FIELDS, clientExportValidator } from '#validators/admin/client'
import { refuseUnknownFields } from '#validators/known_fields'

const TYPES = {
  jsonl: 'application/jsonl; charset=utf-8',
  csv: 'text/csv; charset=utf-8; header=present',
}

@inject()
export default class ClientExportsController {
  constructor(private clock: Clock) {}

  /** Every client, streamed, as a file that an import takes without a change. */
  async show(ctx: HttpContext) {
    const { request, response, staff, staffBouncer } = ctx
    await staffBouncer.with(ClientPolicy).authorize('list')
    refuseUnknownFields(request, CLIENT_EXPORT_FIELDS)
    const { format = 'csv' } = await request.validateUsing(clientExportValidator)
    await consumeExport(staff.publicId)
    const clients = await exportClients(format, requestActor(ctx), this.clock.now())
    response.header('content-type', TYPES[format])
    response.header('content-disposition', `attachment; filename="clients.${format}"`)
    response.stream(Readable.from(clients))
  }
}
