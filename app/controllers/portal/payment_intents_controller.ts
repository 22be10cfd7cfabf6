import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { checkoutContext } from '#controllers/portal/checkout_context'
import { readIntentFor } from '#controllers/portal/read_intent_for'
import { openPaymentIntent, type OpenRefused } from '#domain/ledger/intents/open_payment_intent'
import type { IntentRequest } from '#domain/ledger/intents/plan_intent'
import { Clock } from '#domain/shared/clock'
import { notFound, Problem, refusalProblem } from '#exceptions/problem'
import { GatewayRegistry } from '#gateways/registry'
import { unlessKnown } from '#middleware/etag'
import { idempotent } from '#middleware/idempotency'
import { consumePaymentOpening } from '#middleware/payment_limits'
import { requestActor } from '#middleware/request_actor'
import { requestSettings } from '#middleware/request_settings'
import InvoicePolicy from '#policies/invoice_policy'
import PaymentIntentTransformer from '#transformers/portal/payment_intent_transformer'
import { refuseUnknownFields, refuseUnknownItemFields } from '#validators/known_fields'
import {
  PAYMENT_INTENT_FIELDS,
  PAYMENT_SHARE_FIELDS,
  paymentIntentValidator,
} from '#validators/portal/payment_intent'

type Opening = { gateway: string; invoices: IntentRequest['invoices'] }

@inject()
export default class PaymentIntentsController {
  constructor(
    private clock: Clock,
    private gateways: GatewayRegistry
  ) {}

  /** Opens a payment; the answer says where the browser goes on. */
  async store(ctx: HttpContext) {
    const { reader, request, response } = ctx
    refuseUnknownFields(request, PAYMENT_INTENT_FIELDS)
    refuseUnknownItemFields(request, 'invoices', PAYMENT_SHARE_FIELDS)
    const opening = await request.validateUsing(paymentIntentValidator)
    await this.authorize(ctx, opening)

    const scope = `payment_intents:${reader.client.id}:${reader.publicId}`
    const answer = await idempotent(ctx, scope, opening, this.clock.now(), () =>
      this.open(ctx, opening)
    )
    return response.created(answer)
  }

  async show(ctx: HttpContext) {
    return unlessKnown(ctx, await this.present(ctx, ctx.params.id))
  }

  /** Somebody else's invoice is not there; one's own that one may not pay is forbidden. */
  private async authorize({ reader, bouncer }: HttpContext, { invoices }: Opening) {
    const ids = invoices.map((invoice) => invoice.id)
    const own = await reader.invoices().whereIn('public_id', ids)
    if (own.length !== ids.length) throw notFound()
    for (const invoice of own) await bouncer.with(InvoicePolicy).authorize('pay', invoice)
  }

  private async open(ctx: HttpContext, { gateway: name, invoices }: Opening) {
    const { reader } = ctx
    const gateway = this.gateways.get(name)
    if (!gateway) throw new Problem('unknown-gateway', 422)
    await consumePaymentOpening(ctx.request.ip(), reader)

    const { company } = await requestSettings(ctx)
    const opened = await openPaymentIntent(
      { clientId: reader.client.id, accountId: reader.account?.id ?? null, invoices },
      gateway,
      checkoutContext(company.name),
      requestActor(ctx),
      this.clock.now()
    )
    if (!opened.ok) throw openProblem(opened)
    return this.present(ctx, opened.value.publicId)
  }

  private async present(ctx: HttpContext, publicId: string) {
    const view = await readIntentFor(ctx.reader, publicId)
    if (!view) throw notFound()
    const { company } = await requestSettings(ctx)
    return ctx.serialize(PaymentIntentTransformer.transform(view, company.timeZone))
  }
}

function openProblem(refusal: OpenRefused): Problem {
  switch (refusal.code) {
    case 'not_found':
      return notFound()
    case 'gateway_unavailable':
      return new Problem('gateway-unavailable', 503, refusal.details, { retryAfter: 30 })
    case 'gateway_refuses':
    case 'mixed_currencies':
    case 'part_not_allowed':
    case 'below_minimum':
    case 'more_than_the_balance':
      return refusalProblem(refusal, 422)
    default:
      return refusalProblem(refusal, 409)
  }
}
