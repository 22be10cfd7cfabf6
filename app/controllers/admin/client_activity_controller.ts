import type { HttpContext } from '@adonisjs/core/http'
import { findClient } from '#controllers/admin/present_client'
import { readLabels } from '#domain/audit/activity/read_labels'
import { readBeside } from '#domain/audit/reading/read_beside'
import { keysetPage } from '#domain/lists/keyset_page'
import AuditEvent from '#models/audit_event'
import ClientPolicy from '#policies/staff/client_policy'
import ClientEventTransformer from '#transformers/admin/client_event_transformer'
import { badCursor, LIST_FIELDS, listValidator } from '#validators/admin/list'
import { refuseUnknownFields } from '#validators/known_fields'

/** What happened at one client, newest first: the audit log without network addresses. */
export default class ClientActivityController {
  async index(ctx: HttpContext) {
    await ctx.staffBouncer.with(ClientPolicy).authorize('list')
    const client = await findClient(ctx.params.id)
    refuseUnknownFields(ctx.request, LIST_FIELDS)
    const asked = await ctx.request.validateUsing(listValidator)
    const events = AuditEvent.query().where('client_id', client.id)
    const found = await keysetPage<typeof AuditEvent, AuditEvent>(events, asked)
    if (!found) throw badCursor()
    const { names } = await readBeside(found.rows)
    const labels = await readLabels(client.id, found.rows)
    const { data } = await ctx.serialize(
      ClientEventTransformer.transform(found.rows, { names, labels, client })
    )
    return { data, page: found.page }
  }
}
