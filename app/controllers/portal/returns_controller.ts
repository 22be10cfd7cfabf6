import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { portalUrl } from '#config/app'
import { queueSettling } from '#domain/ledger/intents/queue_settling'
import { findIntent } from '#domain/ledger/intents/load_intent'
import { GatewayRegistry } from '#gateways/registry'
import { isPublicId } from '#domain/shared/public_id'

/**
 * Where gateways send the browser back to. There is no session here (Razorpay's return is a POST
 * from its own site), nothing that came along is believed, and the answer is the same for every
 * id: the page of the payment, which asks for a session of its own.
 */
@inject()
export default class ReturnsController {
  constructor(private gateways: GatewayRegistry) {}

  async razorpay({ params, request, response }: HttpContext) {
    const intent = await findIntent(null, params.intent)
    const gateway = this.gateways.get('razorpay')
    if (intent?.gateway === 'razorpay' && intent.gatewayOrderId !== null && gateway) {
      // Signed for the order that we stored: money may have moved. Anything else is not worth
      // asking the gateway for; the page and the reconciler ask anyway.
      const isSigned = gateway.verifyReturn?.(intent.gatewayOrderId, request.body()) ?? false
      if (isSigned) await queueSettling(intent.id)
    }
    return this.toPayment(response, params.intent)
  }

  async paypal({ params, request, response }: HttpContext) {
    const intent = await findIntent(null, params.intent)
    const isOurs =
      intent?.gateway === 'paypal' &&
      intent.gatewayOrderId !== null &&
      request.qs().token === intent.gatewayOrderId
    if (isOurs) await queueSettling(intent.id)
    return this.toPayment(response, params.intent)
  }

  private toPayment(response: HttpContext['response'], given: unknown) {
    const page = isPublicId(given) ? `payment/${given}` : 'payments'
    return response.header('location', `${portalUrl}/${page}`).status(303).send('')
  }
}
