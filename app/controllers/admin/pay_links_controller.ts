import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { portalUrl } from '#config/app'
import { writeTransaction } from '#database/write_transaction'
import { keysetPage } from '#domain/lists/keyset_page'
import { makePayLink } from '#domain/pay_links/make_pay_link'
import { revokePayLinks } from '#domain/pay_links/revoke_pay_links'
import { Clock } from '#domain/shared/clock'
import { iso } from '#domain/shared/iso'
import { isPublicId } from '#domain/shared/public_id'
import { notFound, refusalProblem } from '#exceptions/problem'
import { requestActor } from '#middleware/request_actor'
import Invoice from '#models/invoice'
import PayLink from '#models/pay_link'
import PayLinkPolicy from '#policies/staff/pay_link_policy'
import PayLinkTransformer from '#transformers/admin/pay_link_transformer'
import { refuseUnknownFields } from '#validators/known_fields'
import { badCursor } from '#validators/admin/list'
import {
  MAKE_PAY_LINK_FIELDS,
  makePayLinkValidator,
  PAY_LINK_LIST_FIELDS,
  payLinkListValidator,
} from '#validators/admin/pay_link'

@inject()
export default class PayLinksController {
  constructor(private clock: Clock) {}

  async index({ request, serialize, staffBouncer }: HttpContext) {
    await staffBouncer.with(PayLinkPolicy).authorize('list')
    refuseUnknownFields(request, PAY_LINK_LIST_FIELDS)
    const { invoice, ...page } = await request.validateUsing(payLinkListValidator)

    const query = PayLink.query().preload('ofClient').preload('invoice')
    if (invoice) query.whereHas('invoice', (of) => of.where('public_id', invoice))
    const found = await keysetPage<typeof PayLink, PayLink>(query, page)
    if (!found) throw badCursor()
    const rows = PayLinkTransformer.transform(found.rows, this.clock.now())
    return { ...(await serialize(rows)), page: found.page }
  }

  /** Makes a link. Its address is in this answer and nowhere else. */
  async store(ctx: HttpContext) {
    const { params, request, response, staffBouncer } = ctx
    await staffBouncer.with(PayLinkPolicy).authorize('manage')
    refuseUnknownFields(request, MAKE_PAY_LINK_FIELDS)
    const { revokeOthers = false } = await request.validateUsing(makePayLinkValidator)
    const invoice = isPublicId(params.id) ? await Invoice.findBy('public_id', params.id) : null
    if (!invoice) throw notFound()

    const made = await writeTransaction((trx) =>
      makePayLink(
        trx,
        { invoice, revokesOthers: revokeOthers },
        requestActor(ctx),
        this.clock.now()
      )
    )
    if (!made.ok) throw refusalProblem(made)
    const { link, secret } = made.value
    return response.created({
      data: {
        id: link.publicId,
        url: `${portalUrl}/pay/${secret}`,
        expiresAt: iso(link.expiresAt),
      },
    })
  }

  /** Twice is fine; who came in by it is out. */
  async destroy(ctx: HttpContext) {
    const { params, response, staffBouncer } = ctx
    await staffBouncer.with(PayLinkPolicy).authorize('manage')
    const link = isPublicId(params.id) ? await PayLink.findBy('public_id', params.id) : null
    if (!link) throw notFound()
    await writeTransaction((trx) =>
      revokePayLinks(trx, { id: link.id }, requestActor(ctx), this.clock.now())
    )
    return response.noContent()
  }
}
