import { randomBytes } from 'node:crypto'
import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { admit } from '#domain/accounts/factors/admit'
import { mailCode } from '#domain/pay_links/mail_code'
import { takeCode } from '#domain/pay_links/take_code'
import { Clock } from '#domain/shared/clock'
import { iso } from '#domain/shared/iso'
import { textsFor } from '#exceptions/account_problems'
import { notFound, Problem, refusalProblem } from '#exceptions/problem'
import { answerAdmission } from '#middleware/admission'
import { consumeCode, consumeLinkRequest } from '#middleware/limits'
import { requestActor } from '#middleware/request_actor'
import { refuseUnknownFields } from '#validators/known_fields'
import { PAY_LINK_CODE_FIELDS, payLinkCodeValidator } from '#validators/portal/pay_link'

/** In the session: only the browser that asked for a code may use it. */
const BROWSER = 'pay_link_code_browser'

/** "See all your invoices", for whoever came by a pay link and reads the mail of the client. */
@inject()
export default class PayLinkCodesController {
  constructor(private clock: Clock) {}

  /** Mails a code to the address on file, which the answer shows masked. */
  async store(ctx: HttpContext) {
    const { request, response, session } = ctx
    const link = this.link(ctx)
    refuseUnknownFields(request, [])
    await consumeLinkRequest(request.ip(), link.publicId)

    const browser = randomBytes(32).toString('base64url')
    session.put(BROWSER, browser)
    const sent = await mailCode(link, browser, requestActor(ctx), this.clock.now())
    if (!sent.ok) throw refusalProblem(sent)
    const { to, expiresAt } = sent.value
    return response.accepted({ data: { to, expiresAt: iso(expiresAt) } })
  }

  /** Signs the person on file in, in place of the link. */
  async update(ctx: HttpContext) {
    const { request, reader, session } = ctx
    const link = this.link(ctx)
    refuseUnknownFields(request, PAY_LINK_CODE_FIELDS)
    const { code } = await request.validateUsing(payLinkCodeValidator)
    const { giveBack } = await consumeCode(request.ip(), link.publicId)

    const now = this.clock.now()
    const browser: unknown = session.get(BROWSER)
    const typed = { browser: typeof browser === 'string' ? browser : '', code }
    const taken = await takeCode(link, typed, requestActor(ctx), now)
    const proof = { method: 'link', replacesId: reader.signIn.id, clientId: link.clientId } as const
    const admission = taken.ok ? await admit(taken.value, proof, requestActor(ctx), now) : null
    if (!admission) {
      const message = textsFor(ctx)('problems.wrong-code.title')
      const errors = [{ field: 'code', rule: 'match', message }]
      throw new Problem('wrong-code', 422, { errors })
    }
    await giveBack()
    return answerAdmission(ctx, admission, now)
  }

  /** Who is signed in needs no code. */
  private link({ reader }: HttpContext) {
    if (!reader.payLink) throw notFound()
    return reader.payLink
  }
}
