import { args, BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'
import { createStaff } from '#domain/staff/create_staff'
import { systemActor } from '#domain/shared/actor'
import { Clock } from '#domain/shared/clock'
import { issueApiToken } from '#domain/staff/issue_api_token'
import { hasLocalToken, writeLocalToken } from './_local_token.js'
import { askStaffPassword, PASSWORD_HELP, PASSWORD_REASONS } from './_staff_password.js'

const ROLES = ['owner', 'manager', 'viewer'] as const

const REASONS: Record<string, string> = {
  ...PASSWORD_REASONS,
  bad_email: 'That is no e-mail address.',
  bad_name: 'A name of 1 to 200 characters is needed.',
  email_taken: 'There is a staff member with this address already.',
}

export default class StaffCreate extends BaseCommand {
  static commandName = 'staff:create'
  static description = 'Make a staff member'
  static help = [
    ...PASSWORD_HELP,
    'The first owner can run `portal` on this machine at once; for others there is cli:token.',
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
    const password = await askStaffPassword(this, this.generate)
    const draft = { email: this.email, name: this.personName, role, password }
    const result = await createStaff(draft, actor, clock.now())
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

  /** Shown once, on a line of its own that a script can read. */
  private print(label: string, value: string) {
    this.logger.log(`${label}: ${value}`)
  }

  private fail(reason: string) {
    this.logger.error(reason)
    this.exitCode = 1
  }
}
