import { Readable } from 'node:stream'
import type { HttpContext } from '@adonisjs/core/http'
import { exportClients } from '#domain/clients/export_clients'
import ClientPolicy from '#policies/staff/client_policy'
import { CLIENT_EXPORT_FIELDS, clientExportValidator } from '#validators/admin/client'
import { refuseUnknownFields } from '#validators/known_fields'

const TYPES = {
  jsonl: 'application/jsonl; charset=utf-8',
  csv: 'text/csv; charset=utf-8; header=present',
}

export default class ClientExportsController {
  /** Every client, streamed, as a file that an import takes without a change. */
  async show({ request, response, staffBouncer }: HttpContext) {
    await staffBouncer.with(ClientPolicy).authorize('list')
    refuseUnknownFields(request, CLIENT_EXPORT_FIELDS)
    const { format = 'csv' } = await request.validateUsing(clientExportValidator)
    response.header('content-type', TYPES[format])
    response.header('content-disposition', `attachment; filename="clients.${format}"`)
    response.stream(Readable.from(exportClients(format)))
  }
}
