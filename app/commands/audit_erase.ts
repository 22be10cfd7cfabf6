import { BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'
import { normalizeEmail } from '#domain/accounts/email_address'
import { erasePersonal, type ErasureChoice } from '#domain/audit/erase_personal'
import { systemActor } from '#domain/shared/actor'
import { Clock } from '#domain/shared/clock'
import Account from '#models/account'
import { MOMENT_HINT, readMoment } from '#validators/moment'

export default class AuditErase extends BaseCommand {
  static commandName = 'audit:erase'
  static description = 'Erase personal data beside the audit log'
  static help = [
    'Network addresses, browsers and typed addresses go; the events stay, and so does the chain.',
    'What was erased is gone from this database for good. Backups and exports keep theirs.',
  ]
  static options: CommandOptions = { startApp: true }

  @flags.string({ description: `Everything from before ${MOMENT_HINT}` })
  declare before: string | undefined

  @flags.string({ description: 'Everything about one person: address, or id of the account' })
  declare account: string | undefined

  @flags.string({ description: 'Wherever this address was typed, whether or not anybody has it' })
  declare address: string | undefined

  async run() {
    const choice = await this.choice()
    if (typeof choice === 'string') return this.fail(choice)

    const clock = await this.app.container.make(Clock)
    const result = await erasePersonal(choice, systemActor('audit:erase'), clock.now())
    if (!result.ok) return this.fail(`There is no portal account ${this.account}.`)
    const { erased } = result.value
    this.logger.success(`Erased beside ${erased} ${erased === 1 ? 'event' : 'events'}.`)
  }

  /** What was asked for, or what is wrong with it. */
  private async choice(): Promise<ErasureChoice | string> {
    const given = [this.before, this.account, this.address].filter((one) => one !== undefined)
    if (given.length !== 1) return 'Give one of --before, --account and --address.'
    if (this.address !== undefined) {
      return normalizeEmail(this.address) ? { address: this.address } : '--address is no address.'
    }
    if (this.account !== undefined) {
      const byAddress = await Account.findBy('email', this.account.toLowerCase())
      return { account: byAddress?.publicId ?? this.account }
    }
    const before = readMoment(this.before!, 'since')
    return before ? { before } : `--before is ${MOMENT_HINT}.`
  }

  private fail(message: string) {
    this.logger.error(message)
    this.exitCode = 1
  }
}
