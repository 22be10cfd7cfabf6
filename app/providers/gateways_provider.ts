import type { ApplicationService } from '@adonisjs/core/types'
import { Clock } from '#domain/shared/clock'
import type { GatewayName } from '#gateways/payment_gateway'
import { GatewayRegistry } from '#gateways/registry'

/** Binds the gateways this installation has keys for; wrong addresses stop the start. */
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
    const registry = await this.app.container.make(GatewayRegistry)
    registry.onRecovery((name) => void this.recheck(name))
  }

  /** A gateway answers again: whoever waits for word of a payment gets it now, not in an hour. */
  private async recheck(name: GatewayName): Promise<void> {
    const { recheckUnknown } = await import('#domain/ledger/reconcile_payments')
    try {
      const clock = await this.app.container.make(Clock)
      await recheckUnknown(name, clock.now())
    } catch (error) {
      const logger = await this.app.container.make('logger')
      logger.error({ err: error, gateway: name }, 'unknown payments could not be made due')
    }
  }
}
