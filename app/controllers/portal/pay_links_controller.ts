import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { writeTransaction } from '#database/write_transaction'
import { openLinksOf } from '#domain/pay_links/open_links_of'
import { revokePayLinks } from '#domain/pay_links/revoke_pay_links'
import { Clock } from '#domain/shared/clock'
import { isPublicId } from '#domain/shared/public_id'
import { notFound } from '#exceptions/problem'
import { requestActor } from '#middleware/request_actor'
import PayLink from '#models/pay_link'
import PayLinkPolicy from '#policies/pay_link_policy'
import GivenLinkTransformer from '#transformers/portal/given_link_transformer'

/** The links that open the client's invoices without signing in. */
@inject()
export default class PayLinksController {
  constructor(private clock: Clock) {}

  /** Those that work, the newest first. */
  async index({ bouncer, reader, serialize }: HttpContext) {
    await bouncer.with(PayLinkPolicy).authorize('manage')
    const links = await openLinksOf(reader.client.id, this.clock.now())
    const { data } = await serialize(GivenLinkTransformer.transform(links))
    return { data }
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
    await writeTransaction((trx) =>
      revokePayLinks(trx, { id: link.id }, requestActor(ctx), this.clock.now())
    )
    return response.noContent()
  }
}
