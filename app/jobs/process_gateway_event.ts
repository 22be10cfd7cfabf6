import { inject } from '@adonisjs/core'
import { Logger } from '@adonisjs/core/logger'
import { Job } from '@adonisjs/queue'
import { processEvent } from '#domain/ledger/process_event'
import { Clock } from '#domain/shared/clock'
import { GatewayRegistry } from '#gateways/registry'

/** Looks into what a stored webhook is about. */
@inject()
export default class ProcessGatewayEvent extends Job<{ eventRowId: number }> {
  static options = { name: 'process_gateway_event', removeOnComplete: true }

  constructor(
    private clock: Clock,
    private gateways: GatewayRegistry,
    private logger: Logger
  ) {
    super()
  }

  async execute() {
    const find = (name: string) => this.gateways.get(name)
    await processEvent(this.payload, find, this.clock.now())
  }

  async failed(error: Error) {
    const { eventRowId } = this.payload
    this.logger.error({ err: error, eventRowId }, 'a gateway event could not be processed')
  }
}
