import type { HttpContext } from '@adonisjs/core/http'
import { keysetPage } from '#domain/lists/keyset_page'
import Client from '#models/client'
import ClientPolicy from '#policies/staff/client_policy'
import ClientTransformer from '#transformers/admin/client_transformer'
import { refuseUnknownFields } from '#validators/known_fields'
import { badCursor, LIST_FIELDS, listValidator } from '#validators/admin/list'

export default class ClientsController {
  async index({ request, serialize, staffBouncer }: HttpContext) {
    await staffBouncer.with(ClientPolicy).authorize('list')
    refuseUnknownFields(request, LIST_FIELDS)
    const asked = await request.validateUsing(listValidator)

    const found = await keysetPage(
      Client.query().preload('memberships', (memberships) => memberships.preload('account')),
      asked
    )
    if (!found) throw badCursor()
    return { ...(await serialize(ClientTransformer.transform(found.rows))), page: found.page }
  }
}
