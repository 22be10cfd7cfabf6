import { inject } from '@adonisjs/core'
import { Logger } from '@adonisjs/core/logger'
import { Job } from '@adonisjs/queue'
import { settlePaymentIntent } from '#domain/ledger/intents/settle_payment_intent'
import { systemActor } from '#domain/shared/actor'
import { Clock } from '#domain/shared/clock'
import { GatewayRegistry } from '#gateways/registry'
import PaymentIntent from '#models/payment_intent'

/** Looks at one payment, because a browser came back from the gateway. */
@inject()
export default class SettleIntent extends Job<{ intentId: number }> {
  static options = { name: 'settle_intent', removeOnComplete: true }

  constructor(
    private clock: Clock,
    private gateways: GatewayRegistry,
    private logger: Logger
  ) {
    super()
  }

  async execute() {
    const intent = await PaymentIntent.findOrFail(this.payload.intentId)
    const gateway = this.gateways.get(intent.gateway)
    if (!gateway) return
    await settlePaymentIntent(intent.id, gateway, systemActor('return'), this.clock.now())
  }

  async failed(error: Error) {
    this.logger.error({ err: error, ...this.payload }, 'a payment could not be settled')
  }
}
