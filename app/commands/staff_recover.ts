import { args, BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'
import { systemActor } from '#domain/shared/actor'
import { Clock } from '#domain/shared/clock'
import { recoverStaff } from '#domain/staff/recover_staff'
import { askStaffPassword, PASSWORD_HELP, PASSWORD_REASONS } from './_staff_password.js'

const REASONS: Record<string, string> = {
  ...PASSWORD_REASONS,
  unknown_staff: 'There is no staff member with this address.',
  staff_disabled: 'This staff member is disabled.',
}

/** For a member of staff who lost their phone or password: whoever may run this is at the machine. */
export default class StaffRecover extends BaseCommand {
  static commandName = 'staff:recover'
  static description = 'Let a staff member in who lost phone or password'
  static help = [
    'Sets a new password, takes every second factor off, signs them out everywhere and revokes',
    'their API tokens (not with --keep-tokens).',
    ...PASSWORD_HELP,
    'They are told by mail. Make sure first that it is they who ask.',
  ]
  static options: CommandOptions = { startApp: true }

  @args.string({ description: 'Address to sign in with' })
  declare email: string

  @flags.boolean({ description: 'Make a password and print it' })
  declare generate: boolean

  @flags.boolean({ description: 'Leave their API tokens as they are, and print which go on' })
  declare keepTokens: boolean

  async run() {
    const clock = await this.app.container.make(Clock)
    const password = await askStaffPassword(this, this.generate)
    const actor = systemActor('staff:recover')
    const keepTokens = Boolean(this.keepTokens)
    const lost = { email: this.email, password, keepTokens }
    const result = await recoverStaff(lost, actor, clock.now())
    if (!result.ok) {
      this.logger.error(`${REASONS[result.code]} Nothing was changed.`)
      this.exitCode = 1
      return
    }

    const { staff, generatedPassword, signedOut, tokens } = result.value
    const devices = signedOut === 1 ? '1 device' : `${signedOut} devices`
    this.logger.success(`${staff.name} <${staff.email}> has a new password, no second factor.`)
    this.logger.success(`Signed out on ${devices}. A mail tells them.`)
    if (tokens.length > 0) {
      const became = keepTokens ? 'go on' : 'were revoked'
      this.logger.success(`API tokens that ${became}: ${tokens.join(', ')}.`)
    }
    // Shown once, on a line of its own that a script can read.
    if (generatedPassword) this.logger.log(`Password: ${generatedPassword}`)
  }
}
