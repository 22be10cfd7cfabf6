import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { mailCode } from '#domain/pay_links/mail_code'
import { signInByCode } from '#domain/pay_links/sign_in_by_code'
import { Clock } from '#domain/shared/clock'
import { iso } from '#domain/shared/iso'
import { textsFor } from '#exceptions/account_problems'
import { notFound, Problem, refusalProblem } from '#exceptions/problem'
import { answerAdmission } from '#middleware/admission'
import { consumeCode, consumeCodeMail } from '#middleware/limits'
import { requestActor } from '#middleware/request_actor'
import { refuseUnknownFields } from '#validators/known_fields'
import { PAY_LINK_CODE_FIELDS, payLinkCodeValidator } from '#validators/portal/pay_link'

/** "See all your invoices", for whoever came by a pay link and reads the mail of the client. */
@inject()
export default class PayLinkCodesController {
  constructor(private clock: Clock) {}

  /** Mails a code to the address on file, which the answer shows masked. */
  async store(ctx: HttpContext) {
    const { request, response } = ctx
    const link = this.link(ctx)
    refuseUnknownFields(request, [])
    await consumeCodeMail(request.ip(), link.publicId)

    const sent = await mailCode(link, this.browser(ctx), requestActor(ctx), this.clock.now())
    if (!sent.ok) throw refusalProblem(sent)
    const { to, expiresAt } = sent.value
    return response.accepted({ data: { to, expiresAt: iso(expiresAt) } })
  }

  /** Signs the person on file in, in place of the link. */
  async update(ctx: HttpContext) {
    const { request, reader } = ctx
    const link = this.link(ctx)
    refuseUnknownFields(request, PAY_LINK_CODE_FIELDS)
    const { code } = await request.validateUsing(payLinkCodeValidator)
    const { giveBack } = await consumeCode(request.ip(), link.publicId)

    const now = this.clock.now()
    const typed = { browser: this.browser(ctx), code, replacesId: reader.signIn.id }
    const admitted = await signInByCode(link, typed, requestActor(ctx), now)
    if (!admitted.ok) {
      const message = textsFor(ctx)('problems.wrong-code.title')
      const errors = [{ field: 'code', rule: 'match', message }]
      throw new Problem('wrong-code', 422, { errors })
    }
    await giveBack()
    return answerAdmission(ctx, admitted.value, now)
  }

  /**
   * Only the browser that asked for a code may use it. What it alone knows is the id of its session,
   * which is the same in all of its requests, those at once among them.
   */
  private browser({ session }: HttpContext): string {
    return session.sessionId
  }

  /** Who is signed in needs no code. */
  private link({ reader }: HttpContext) {
    if (!reader.payLink) throw notFound()
    return reader.payLink
  }
}
