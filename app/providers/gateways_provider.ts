import type { ApplicationService } from '@adonisjs/core/types'
import { Clock } from '#domain/shared/clock'
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
    await this.app.container.make(GatewayRegistry)
  }
}
