import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'
import { exportEvents, type ExportRange } from '#domain/audit/export_events'
import { LOG_FORMATS, writeLog } from '#domain/audit/write_log'
import { systemActor } from '#domain/shared/actor'
import { Clock } from '#domain/shared/clock'
import { MOMENT_HINT, readMoment } from '#validators/moment'

export default class AuditExport extends BaseCommand {
  static commandName = 'audit:export'
  static description = 'Write the audit log, or a part of it, to a file'
  static help = [
    'JSON Lines can be verified, with audit:verify <file>; CSV is for spreadsheets.',
    'Days are days in UTC, both ends belong to the range. Exporting is itself written to the log.',
  ]
  static options: CommandOptions = { startApp: true }

  @flags.string({ description: `From then on: ${MOMENT_HINT}` })
  declare since: string | undefined

  @flags.string({ description: 'Up to then' })
  declare until: string | undefined

  @flags.string({ description: 'jsonl or csv', default: 'jsonl' })
  declare format: string

  @flags.string({ description: 'The file; by default audit-log.jsonl or audit-log.csv' })
  declare output: string | undefined

  async run() {
    const format = LOG_FORMATS.find((one) => one === this.format)
    if (!format) return this.fail(`--format is ${LOG_FORMATS.join(' or ')}, not "${this.format}".`)
    const range = this.range()
    if (typeof range === 'string') return this.fail(range)

    const file = this.output ?? `audit-log.${format}`
    const clock = await this.app.container.make(Clock)
    try {
      const lines = await exportEvents(range, systemActor('audit:export'), clock.now())
      const text = Readable.from(writeLog(lines, format))
      // Under its name stands a whole log or none.
      await pipeline(text, createWriteStream(`${file}.part`, { mode: 0o600 }))
      await rename(`${file}.part`, file)
      this.logger.success(`The log is in ${file}.`)
    } catch (error) {
      await rm(`${file}.part`, { force: true })
      if (!(error instanceof Error && 'syscall' in error && 'path' in error)) throw error
      this.fail(`${file} could not be written: ${error.message}.`)
    }
  }

  /** What was asked for, or what is wrong with it. */
  private range(): ExportRange | string {
    const from = this.since === undefined ? null : readMoment(this.since, 'since')
    const to = this.until === undefined ? null : readMoment(this.until, 'until')
    if (this.since !== undefined && !from) return `--since is ${MOMENT_HINT}.`
    if (this.until !== undefined && !to) return `--until is ${MOMENT_HINT}.`
    return from && to && to < from ? '--until is before --since.' : { from, to }
  }

  private fail(message: string) {
    this.logger.error(message)
    this.exitCode = 1
  }
}
