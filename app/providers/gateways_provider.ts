import type { ApplicationService } from '@adonisjs/core/types'
import { GatewayRegistry } from '#gateways/registry'

/** Binds the gateways this installation has keys for; wrong addresses stop the start. */
export default class GatewaysProvider {
  constructor(private app: ApplicationService) {}

  register() {
    this.app.container.singleton(GatewayRegistry, async () => {
      const { default: config } = await import('#config/gateways')
      return new GatewayRegistry(config)
    })
  }

  async boot() {
    await this.app.container.make(GatewayRegistry)
  }
}
