import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { receiveWebhook } from '#controllers/webhooks/receive_webhook'
import { Clock } from '#domain/shared/clock'
import { GatewayRegistry } from '#gateways/registry'

@inject()
export default class RazorpayEventsController {
  constructor(
    private gateways: GatewayRegistry,
    private clock: Clock
  ) {}

  store(ctx: HttpContext) {
    return receiveWebhook(ctx, 'razorpay', this.gateways, this.clock)
  }
}
