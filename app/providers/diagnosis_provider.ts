import type { ApplicationService } from '@adonisjs/core/types'
import { Surroundings } from '#domain/diagnosis/surroundings'

/** Binds what the diagnosis looks at. */
export default class DiagnosisProvider {
  constructor(private app: ApplicationService) {}

  register() {
    this.app.container.singleton(Surroundings, async () => {
      const { ServerSurroundings } = await import('#providers/server_surroundings')
      const { GatewayRegistry } = await import('#gateways/registry')
      return new ServerSurroundings(this.app, await this.app.container.make(GatewayRegistry))
    })
  }
}
