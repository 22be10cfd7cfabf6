import { BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'
import { readDoubts } from '#domain/ledger/lists/read_doubts'
import { verifyLedger, type LedgerFault } from '#domain/ledger/checks/verify_ledger'
import { Clock } from '#domain/shared/clock'

const WHAT_TO_DO: Record<LedgerFault['target']['type'], string> = {
  invoice: 'Its payments and credits are right; the sum beside them is not. Send us this line.',
  payment: 'Compare it with the gateway before you refund or allocate anything of it.',
  refund: 'Compare its payment with the gateway before you refund more of it.',
  dispute: 'Compare it with the gateway.',
  allocation: 'Keep the database as it is, and send us this line.',
  transfer_report: 'Keep the database as it is, and send us this line.',
  payment_intent: 'Ask the gateway again: portal payments reconcile <id>',
}

export default class LedgerVerify extends BaseCommand {
  static commandName = 'ledger:verify'
  static description = 'Check on the live database that the ledger adds up'
  static help = [
    'Stops at the first fault, says what to do about it, and exits with status 1.',
    'Warns of payments that a gateway has not told about for a day; those are no fault.',
    'It only reads, and may run while people pay.',
  ]
  static options: CommandOptions = { startApp: true }

  @flags.boolean({ description: 'List every fault instead of stopping at the first' })
  declare all: boolean

  async run() {
    let faults = 0
    for await (const fault of verifyLedger()) {
      faults++
      this.tell(fault)
      if (!this.all) break
    }
    await this.warn()
    if (faults === 0) {
      this.logger.success('The ledger adds up.')
      return
    }
    this.exitCode = 1
    if (this.all) this.logger.error(`${faults} ${faults === 1 ? 'fault' : 'faults'} in all.`)
    else this.logger.info('There may be more: npm run ace ledger:verify -- --all')
  }

  private async warn() {
    const clock = await this.app.container.make(Clock)
    for (const { intentId, gateway, since, isOrderMissing } of await readDoubts(clock.now())) {
      const why = isOrderMissing ? 'says that it has no such order' : 'does not say'
      this.logger.warning(
        `Nobody knows about payment_intent ${intentId} since ${since.toISO()}: ${gateway} ${why}`
      )
    }
  }

  private tell({ invariant, target, message }: LedgerFault) {
    this.logger.error(`Invariant ${invariant}: ${target.type} ${target.id} ${message}`)
    this.logger.info(WHAT_TO_DO[target.type].replace('<id>', target.id))
  }
}
