import { chmodSync, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'
import { Duration } from 'luxon'
import { dataDir } from '#config/app'
import { issueApiToken } from '#domain/staff/issue_api_token'
import { systemActor } from '#domain/shared/actor'
import { Clock } from '#domain/shared/clock'
import Staff from '#models/staff'
import env from '#start/env'

/**
 * Lets `portal` on this machine act for a staff member without signing in: a token of its own, in
 * a file that only the owner of the data folder can read. Run again, it replaces the older token.
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
          : 'There is no enabled owner. Make one first: node ace staff:create'
      )
      this.exitCode = 1
      return
    }

    const clock = await this.app.container.make(Clock)
    const token = await issueApiToken(
      staff,
      { name: 'CLI on the server', scopes: ['*'], lifetime: Duration.fromObject({ years: 1 }) },
      systemActor('cli:token'),
      clock.now()
    )
    const file = this.write({ url: this.url ?? this.localUrl(), token })
    this.logger.success(`portal on this machine acts for ${staff.email} (${file})`)
  }

  private findStaff(): Promise<Staff | null> {
    const query = Staff.query().whereNull('disabled_at').orderBy('id')
    if (this.email) query.where('email', this.email.trim().toLowerCase())
    else query.where('role', 'owner')
    return query.first()
  }

  /** Loopback, whatever the public address is: the token stays on this machine. */
  private localUrl(): string {
    const host = env.get('HOST') ?? '127.0.0.1'
    const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
    return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${env.get('PORT') ?? 3333}`
  }

  /** A reader sees the older file or the whole new one. */
  private write(target: { url: string; token: string }): string {
    const file = join(dataDir, 'cli.json')
    const fresh = `${file}.${process.pid}`
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    writeFileSync(fresh, `${JSON.stringify(target)}\n`, { mode: 0o600 })
    chmodSync(fresh, 0o600)
    renameSync(fresh, file)
    return file
  }
}
