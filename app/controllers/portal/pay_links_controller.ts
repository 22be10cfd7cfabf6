import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { openLinksOf } from '#domain/pay_links/open_links_of'
import { revokeGivenLink } from '#domain/pay_links/revoke_given_link'
import { Clock } from '#domain/shared/clock'
import { isPublicId } from '#domain/shared/public_id'
import { notFound, refusalProblem } from '#exceptions/problem'
import { teammateProblem } from '#exceptions/teammate_problems'
import { requestActor } from '#middleware/request_actor'
import PayLink from '#models/pay_link'
import PayLinkPolicy from '#policies/pay_link_policy'
import GivenLinkTransformer from '#transformers/portal/given_link_transformer'
import { refuseUnknownFields } from '#validators/known_fields'
import { PAGE_FIELDS, pageValidator } from '#validators/portal/invoice'

/** The links that open the client's invoices without signing in. */
@inject()
export default class PayLinksController {
  constructor(private clock: Clock) {}

  /** Those that work, the newest first. */
  async index({ bouncer, reader, request, serialize }: HttpContext) {
    await bouncer.with(PayLinkPolicy).authorize('manage')
    refuseUnknownFields(request, PAGE_FIELDS)
    const asked = await request.validateUsing(pageValidator)
    const listed = await openLinksOf(reader.client.id, asked, this.clock.now())
    if (!listed.ok) throw refusalProblem(listed, 422)

    const { rows, page } = listed.value
    const { data } = await serialize(GivenLinkTransformer.transform(rows))
    return { data, page }
  }

  /** Whoever came in by it is out. */
  async destroy(ctx: HttpContext) {
    const { bouncer, params, reader, response } = ctx
    await bouncer.with(PayLinkPolicy).authorize('manage')
    const link = isPublicId(params.id)
      ? await PayLink.query()
          .where('client_id', reader.client.id)
          .where('public_id', params.id)
          .first()
      : null
    if (!link) throw notFound()
    const revoked = await revokeGivenLink(link, reader, requestActor(ctx), this.clock.now())
    if (!revoked.ok) throw teammateProblem(revoked)
    return response.noContent()
  }
}
