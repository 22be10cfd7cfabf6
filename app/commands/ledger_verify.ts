import { BaseCommand } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'
import { verifyLedger } from '#domain/ledger/verify_ledger'

export default class LedgerVerify extends BaseCommand {
  static commandName = 'ledger:verify'
  static description = 'Compare every stored sum with the ledger'
  static help = ['Exit status 1 and one line per fault when something does not add up.']
  static options: CommandOptions = { startApp: true }

  async run() {
    let faults = 0
    for await (const { invariant, target, message } of verifyLedger()) {
      faults++
      this.logger.error(`Invariant ${invariant}: ${target.type} ${target.id} ${message}`)
    }
    if (faults > 0) this.exitCode = 1
    else this.logger.success('The ledger adds up.')
  }
}
