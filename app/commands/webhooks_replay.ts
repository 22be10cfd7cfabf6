import { BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'
import { DateTime } from 'luxon'
import {
  replayEvents,
  type EventChoice,
  type ReplayedEvent,
} from '#domain/ledger/events/replay_events'
import { Clock } from '#domain/shared/clock'
import { GatewayRegistry } from '#gateways/registry'

export default class WebhooksReplay extends BaseCommand {
  static commandName = 'webhooks:replay'
  static description = 'Look into stored webhook events again'
  static help = [
    'The gateway is asked what is true now, so replaying changes nothing that was not missed.',
    'Exit status 1 when an event could not be looked into.',
  ]
  static options: CommandOptions = { startApp: true }

  @flags.string({ description: 'Events of this gateway only: razorpay or paypal' })
  declare gateway: string | undefined

  @flags.string({ description: 'Received then or later, ISO 8601: 2026-05-04T09:00Z' })
  declare since: string | undefined

  @flags.string({ description: 'One event, by the gateway’s id of it' })
  declare event: string | undefined

  async run() {
    const choice = this.choice()
    if (typeof choice === 'string') {
      this.logger.error(choice)
      this.exitCode = 1
      return
    }
    const clock = await this.app.container.make(Clock)
    const registry = await this.app.container.make(GatewayRegistry)
    let seen = 0
    let failed = 0
    for await (const replayed of replayEvents(choice, (name) => registry.get(name), clock.now())) {
      seen++
      if (replayed.outcome === null) failed++
      this.tell(replayed)
    }
    if (seen === 0 && this.event !== undefined) {
      this.logger.error(`No stored event has the id ${this.event}.`)
      this.exitCode = 1
      return
    }
    this.logger.info(
      `${seen} ${seen === 1 ? 'event' : 'events'} replayed, ${failed} could not be looked into.`
    )
    if (failed > 0) this.exitCode = 1
  }

  /** What was asked for, or what is wrong with it. */
  private choice(): EventChoice | string {
    const choice: EventChoice = {}
    if (this.gateway !== undefined) {
      if (this.gateway !== 'razorpay' && this.gateway !== 'paypal') {
        return `--gateway is razorpay or paypal, not "${this.gateway}".`
      }
      choice.gateway = this.gateway
    }
    if (this.since !== undefined) {
      const since = DateTime.fromISO(this.since, { zone: 'utc' })
      if (!since.isValid) return `--since is a time such as 2026-05-04T09:00Z, not "${this.since}".`
      choice.since = since
    }
    if (this.event !== undefined) choice.eventId = this.event
    return choice
  }

  private tell({ gateway, eventId, type, outcome, error }: ReplayedEvent) {
    const name = `${gateway.padEnd(8)}  ${eventId}  ${type}`
    if (outcome !== null) this.logger.info(`${name} → ${outcome}`)
    else this.logger.error(`${name} → ${error instanceof Error ? error.message : 'failed'}`)
  }
}
