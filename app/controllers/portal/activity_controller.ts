import type { HttpContext } from '@adonisjs/core/http'
import { listActivity } from '#domain/audit/activity/list_activity'
import { refusalProblem } from '#exceptions/problem'
import { requestSettings } from '#middleware/request_settings'
import ActivityTransformer from '#transformers/portal/activity_transformer'
import { refuseUnknownFields } from '#validators/known_fields'
import { PAGE_FIELDS, pageValidator } from '#validators/portal/invoice'

export default class ActivityController {
  /** The reader's part of the audit log, newest first. */
  async index(ctx: HttpContext) {
    const { account, reader, request, serialize } = ctx
    refuseUnknownFields(request, PAGE_FIELDS)
    const { limit, after } = await request.validateUsing(pageValidator)
    const listed = await listActivity(
      { accountId: account.publicId, clientId: reader.client.id },
      { limit: limit ?? 20, after: after ?? null }
    )
    if (!listed.ok) throw refusalProblem(listed, 422)

    const { company } = await requestSettings(ctx)
    const { data } = await serialize(ActivityTransformer.transform(listed.value.rows, company.name))
    return { data, page: listed.value.page }
  }
}
