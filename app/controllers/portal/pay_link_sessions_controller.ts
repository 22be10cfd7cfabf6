import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { openedLink } from '#controllers/portal/opened_link'
import { switchClient } from '#domain/accounts/sign_ins/switch_client'
import { findPayLink, openPayLink } from '#domain/pay_links/open_pay_link'
import { Clock } from '#domain/shared/clock'
import { Problem, refusalProblem } from '#exceptions/problem'
import { replacedSignInId, startSession } from '#middleware/browser_session'
import { currentReader } from '#middleware/current_reader'
import { consumeLink } from '#middleware/limits'
import { requestActor } from '#middleware/request_actor'
import type PayLink from '#models/pay_link'
import type { Reader } from '#models/reader'
import PayLinkTransformer from '#transformers/portal/pay_link_transformer'
import { refuseUnknownFields } from '#validators/known_fields'
import { OPEN_PAY_LINK_FIELDS, openPayLinkValidator } from '#validators/portal/pay_link'

@inject()
export default class PayLinkSessionsController {
  constructor(private clock: Clock) {}

  /**
   * Opens a pay link. Who is signed in and may see the invoice stays who they are (`payLink` is null
   * then); who is signed in for somebody else is asked to sign out first.
   */
  async store(ctx: HttpContext) {
    refuseUnknownFields(ctx.request, OPEN_PAY_LINK_FIELDS)
    const { token } = await ctx.request.validateUsing(openPayLinkValidator)
    await consumeLink(ctx.request.ip(), token)
    const found = await findPayLink(token, requestActor(ctx), this.clock.now())
    if (!found.ok) throw refusalProblem(found, 410)

    const { publicId: invoice } = found.value.invoice
    const current = await currentReader(ctx)
    if (current?.account) {
      await this.actFor(ctx, current, found.value)
      return ctx.serialize({ invoice, payLink: null })
    }
    const replacesId = await replacedSignInId(ctx)
    const opened = await openPayLink(found.value, replacesId, requestActor(ctx), this.clock.now())
    if (!opened.ok) throw refusalProblem(opened, 410)
    await startSession(ctx, opened.value.signIn)
    const payLink = PayLinkTransformer.transform(await openedLink(opened.value))
    return ctx.serialize({ invoice, payLink })
  }

  /** A person of several clients goes on for the one that the invoice is of. */
  private async actFor(ctx: HttpContext, reader: Reader, { clientId }: PayLink) {
    if (reader.client.id === clientId) return
    const other = reader.account?.memberships.find((one) => one.clientId === clientId)
    if (!other) throw new Problem('signed-in-elsewhere', 409)
    ctx.reader = reader
    await switchClient(reader, other.publicId, requestActor(ctx), this.clock.now())
  }
}
