import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { readIntentFor } from '#controllers/portal/read_intent_for'
import { findIntent } from '#domain/ledger/intents/load_intent'
import { settlePaymentIntent } from '#domain/ledger/intents/settle_payment_intent'
import { Clock } from '#domain/shared/clock'
import { notFound } from '#exceptions/problem'
import { GatewayRegistry } from '#gateways/registry'
import { consumePaymentCheck } from '#middleware/payment_limits'
import { requestActor } from '#middleware/request_actor'
import { requestSettings } from '#middleware/request_settings'
import PaymentIntentTransformer from '#transformers/portal/payment_intent_transformer'

@inject()
export default class PaymentConfirmationsController {
  constructor(
    private clock: Clock,
    private gateways: GatewayRegistry
  ) {}

  /** "The browser is back": whatever it says, the gateway is asked. */
  async store(ctx: HttpContext) {
    const intent = await findIntent(ctx.reader.client.id, ctx.params.id)
    if (!intent || !ctx.reader.ownsShares(intent.invoices)) throw notFound()

    const gateway = this.gateways.get(intent.gateway)
    if (gateway && intent.state !== 'succeeded') {
      await consumePaymentCheck(ctx.request.ip(), ctx.reader)
      await settlePaymentIntent(intent.id, gateway, requestActor(ctx), this.clock.now())
    }
    const view = await readIntentFor(ctx.reader, intent.publicId)
    if (!view) throw notFound()
    const { company } = await requestSettings(ctx)
    return ctx.serialize(PaymentIntentTransformer.transform(view, company.timeZone))
  }
}
