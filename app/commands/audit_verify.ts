import { BaseCommand } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'
import { sealEvents } from '#domain/audit/seal_events'
import { verifyChain } from '#domain/audit/verify_chain'

export default class AuditVerify extends BaseCommand {
  static commandName = 'audit:verify'
  static description = 'Verify the chain of the audit log in this database'
  static help = ['Exit status 1 and the first bad seq when something was changed.']
  static options: CommandOptions = { startApp: true }

  async run() {
    await sealEvents()
    const verdict = await verifyChain()
    if (verdict.intact) {
      const { seq, hash } = verdict.head
      this.logger.success(`${seq} events are intact. Head: ${seq} ${hash}`)
      return
    }
    this.logger.error(`Event ${verdict.seq} is not what was sealed (${verdict.problem}).`)
    this.exitCode = 1
  }
}
