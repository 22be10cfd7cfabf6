import { BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'
import { systemActor } from '#domain/shared/actor'
import { Clock } from '#domain/shared/clock'
import Staff from '#models/staff'
import { writeLocalToken } from './_local_token.js'

/**
 * Lets `portal` on this machine act for a staff member without signing in. Run again, it replaces
 * the older token.
 */
export default class CliToken extends BaseCommand {
  static commandName = 'cli:token'
  static description = 'Let the portal CLI on this machine act for a staff member'
  static options: CommandOptions = { startApp: true }

  @flags.string({ description: 'Address of the staff member (the first owner, unless said)' })
  declare email?: string

  @flags.string({ description: 'Where the server is reached from here' })
  declare url?: string

  async run() {
    const staff = await this.findStaff()
    if (!staff) {
      this.logger.error(
        this.email
          ? `There is no enabled staff member ${this.email}.`
          : 'There is no enabled owner. Make one first: npm run ace staff:create'
      )
      this.exitCode = 1
      return
    }

    const clock = await this.app.container.make(Clock)
    const actor = systemActor('cli:token')
    const file = await writeLocalToken(staff, this.url ?? null, actor, clock.now())
    this.logger.success(`portal on this machine acts for ${staff.email} (${file})`)
  }

  private findStaff(): Promise<Staff | null> {
    const query = Staff.query().whereNull('disabled_at').orderBy('id')
    if (this.email) query.where('email', this.email.trim().toLowerCase())
    else query.where('role', 'owner')
    return query.first()
  }
}
