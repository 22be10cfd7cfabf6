import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { findIntent } from '#domain/ledger/intents/load_intent'
import { readIntentView } from '#domain/ledger/intents/read_intent_view'
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
    const clientId = ctx.reader.client.id
    const intent = await findIntent(clientId, ctx.params.id)
    if (!intent) throw notFound()

    const gateway = this.gateways.get(intent.gateway)
    if (gateway && intent.state !== 'succeeded') {
      await consumePaymentCheck(ctx.reader.publicId)
      await settlePaymentIntent(intent.id, gateway, requestActor(ctx), this.clock.now())
    }
    const view = await readIntentView(clientId, intent.publicId)
    if (!view) throw notFound()
    const { company } = await requestSettings(ctx)
    return ctx.serialize(PaymentIntentTransformer.transform(view, company.timeZone))
  }
}
