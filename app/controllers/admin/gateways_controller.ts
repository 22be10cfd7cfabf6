import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { silentWarning } from '#controllers/admin/webhook_warnings'
import { checkWebhookHealth } from '#domain/ledger/events/check_webhook_health'
import { Clock } from '#domain/shared/clock'
import { GatewayRegistry } from '#gateways/registry'
import PaymentPolicy from '#policies/staff/payment_policy'
import GatewayTransformer from '#transformers/admin/gateway_transformer'

@inject()
export default class GatewaysController {
  constructor(
    private clock: Clock,
    private gateways: GatewayRegistry
  ) {}

  /** Both gateways, also one without keys. */
  async index(ctx: HttpContext) {
    await ctx.staffBouncer.with(PaymentPolicy).authorize('view')
    const health = await checkWebhookHealth(this.clock.now())
    const rows = health.map((webhooks) => ({
      webhooks,
      mode: this.gateways.modeOf(webhooks.gateway),
      answering: this.gateways.isAnswering(webhooks.gateway),
      warning: silentWarning(ctx, webhooks),
    }))
    return ctx.serialize(GatewayTransformer.transform(rows))
  }
}
