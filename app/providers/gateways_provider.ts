import type { ApplicationService } from '@adonisjs/core/types'
import { bindGateways } from '#domain/ledger/use_gateways'
import { Clock } from '#domain/shared/clock'
import { GatewayRegistry } from '#gateways/registry'
import type { GatewayName } from '#gateways/payment_gateway'

/**
 * Binds the gateways this installation has keys for; wrong addresses stop the start. In every
 * process that talks to a gateway, payments whose state is unknown are due as soon as it answers
 * again.
 */
export default class GatewaysProvider {
  constructor(private app: ApplicationService) {}

  register() {
    this.app.container.singleton(GatewayRegistry, async (resolver) => {
      const { default: config } = await import('#config/gateways')
      const clock = await resolver.make(Clock)
      return new GatewayRegistry(config, () => clock.now().toMillis())
    })
  }

  async boot() {
    const container = this.app.container
    bindGateways(async () => {
      const gateways = await container.make(GatewayRegistry)
      return (name) => gateways.get(name)
    })
    const registry = await container.make(GatewayRegistry)
    registry.onRecovery((name) => {
      void this.#recheck(name)
    })
  }

  /** The schedule finds them anyway, a little later, so a failure here is only worth a line. */
  async #recheck(name: GatewayName) {
    const logger = await this.app.container.make('logger')
    try {
      const { recheckUnknown } = await import('#domain/ledger/intents/reconcile_payments')
      const clock = await this.app.container.make(Clock)
      await recheckUnknown(name, clock.now())
      logger.info({ gateway: name }, 'the gateway answers again')
    } catch (error) {
      logger.error({ err: error, gateway: name }, 'unknown payments could not be made due')
    }
  }
}
