import { args, BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'
import {
  reconcileNow,
  type IntentChoice,
  type ReconciledIntent,
} from '#domain/ledger/intents/reconcile_now'
import { systemActor } from '#domain/shared/actor'
import { Clock } from '#domain/shared/clock'
import { GatewayRegistry } from '#gateways/registry'

export default class PaymentsReconcile extends BaseCommand {
  static commandName = 'payments:reconcile'
  static description = 'Ask the gateways what became of payments, now'
  static help = [
    'Without an id: every payment that is open, whatever its next check.',
    'Exit status 1 when one could not be asked about.',
  ]
  static options: CommandOptions = { startApp: true }

  @args.string({ description: 'The id of one attempt to pay (payment intent)', required: false })
  declare intentId: string | undefined

  @flags.boolean({ description: 'Also those that are paid, expired or failed for good' })
  declare all: boolean

  async run() {
    const clock = await this.app.container.make(Clock)
    const registry = await this.app.container.make(GatewayRegistry)
    const actor = systemActor('payments:reconcile')
    const counts = { asked: 0, changed: 0, failed: 0 }
    const found = reconcileNow(this.choice(), (name) => registry.get(name), actor, clock.now())
    for await (const reconciled of found) {
      counts.asked++
      if (reconciled.error !== null) counts.failed++
      else if (reconciled.after !== reconciled.before) counts.changed++
      this.tell(reconciled)
    }
    if (this.intentId && counts.asked === 0) {
      this.logger.error(
        `No attempt to pay has the id ${this.intentId} (GET /payment-intents lists them; a payment’s own id is another).`
      )
      this.exitCode = 1
      return
    }
    const { asked, changed, failed } = counts
    this.logger.info(
      `${asked} asked about, ${changed} changed, ${failed} could not be asked about.`
    )
    if (failed > 0) this.exitCode = 1
  }

  private choice(): IntentChoice {
    if (this.intentId) return { intentId: this.intentId }
    return this.all ? 'all' : 'open'
  }

  private tell({ id, gateway, before, after, heldReason, error }: ReconciledIntent) {
    const name = `${id}  ${gateway.padEnd(8)}  ${before}`
    if (error !== null) {
      this.logger.error(`${name} → failed: ${error instanceof Error ? error.message : 'unknown'}`)
      return
    }
    const line = `${name} → ${after}${heldReason ? ` (${heldReason})` : ''}`
    if (after === before) this.logger.info(line)
    else this.logger.success(line)
  }
}
