import { args, BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'
import { createStaff } from '#domain/staff/create_staff'
import {
  PASSWORD_MAX_BYTES,
  PASSWORD_MIN_CHARACTERS,
} from '#domain/accounts/passwords/password_policy'
import { systemActor } from '#domain/shared/actor'
import { Clock } from '#domain/shared/clock'
import { issueApiToken } from '#domain/staff/issue_api_token'
import { hasLocalToken, writeLocalToken } from './_local_token.js'

const ROLES = ['owner', 'manager', 'viewer'] as const

const REASONS: Record<string, string> = {
  bad_email: 'That is no e-mail address.',
  bad_name: 'A name of 1 to 200 characters is needed.',
  email_taken: 'There is a staff member with this address already.',
  password_too_short: `A password has ${PASSWORD_MIN_CHARACTERS} characters or more.`,
  password_too_long: `A password has at most ${PASSWORD_MAX_BYTES} bytes.`,
  password_common: 'This password is easy to guess.',
  password_from_name: 'This password is built from a name.',
}

export default class StaffCreate extends BaseCommand {
  static commandName = 'staff:create'
  static description = 'Make a staff member'
  static help = [
    'Asks for a password at a terminal; without one, or with --generate, it makes and prints one.',
    'The first owner can run `portal` on this machine at once; for others there is cli:token.',
    'In scripts give the password in STAFF_PASSWORD: arguments can be read by other users.',
  ]
  static options: CommandOptions = { startApp: true }

  @args.string({ description: 'Address to sign in with' })
  declare email: string

  @args.string({ description: 'Name' })
  declare personName: string

  @flags.string({ description: 'owner, manager or viewer', default: 'owner' })
  declare role: string

  @flags.boolean({ description: 'Make a password and print it' })
  declare generate: boolean

  @flags.boolean({ description: 'Make an API token as well and print it' })
  declare token: boolean

  async run() {
    const role = ROLES.find((one) => one === this.role)
    if (!role) return this.fail(`The role is one of ${ROLES.join(', ')}.`)

    const clock = await this.app.container.make(Clock)
    const actor = systemActor('staff:create')
    const result = await createStaff(
      { email: this.email, name: this.personName, role, password: await this.password() },
      actor,
      clock.now()
    )
    if (!result.ok) return this.fail(`${REASONS[result.code]} Nobody was added.`)

    const { staff, generatedPassword } = result.value
    this.logger.success(`${staff.name} <${staff.email}> is ${staff.role}.`)
    if (generatedPassword) this.print('Password', generatedPassword)
    if (staff.role === 'owner' && !hasLocalToken()) {
      const file = await writeLocalToken(staff, null, actor, clock.now())
      this.logger.success(`portal on this machine acts for ${staff.email} (${file})`)
    }
    if (!this.token) return

    const token = { name: 'staff:create', scopes: ['*'] as ['*'], lifetime: null }
    this.print('Token', await issueApiToken(staff, token, actor, clock.now()))
  }

  private async password(): Promise<string | null> {
    if (this.generate) return null
    const given = process.env.STAFF_PASSWORD
    if (given) return given
    if (!process.stdin.isTTY) return null
    return this.prompt.secure(`Password (${PASSWORD_MIN_CHARACTERS} characters or more)`)
  }

  /** Shown once, on a line of its own that a script can read. */
  private print(label: string, value: string) {
    this.logger.log(`${label}: ${value}`)
  }

  private fail(reason: string) {
    this.logger.error(reason)
    this.exitCode = 1
  }
}
