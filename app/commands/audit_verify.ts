import { createReadStream } from 'node:fs'
import { args, BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'
import { readLog } from '#domain/audit/chain/read_log'
import { sayBroken, sayIntact } from '#domain/audit/chain/say_verdict'
import { verifyLog, type ChainVerdict } from '#domain/audit/chain/verify_log'
import { sealEvents } from '#domain/audit/seal_events'
import { verifyChain } from '#domain/audit/verify_chain'
import { Clock } from '#domain/shared/clock'

const HEAD = /^(\d{1,15}):([0-9a-f]{64})$/
const KEY = /^[0-9a-f]{32}$/

export default class AuditVerify extends BaseCommand {
  static commandName = 'audit:verify'
  static description = 'Verify the audit log in this database, or in a file'
  static help = [
    'Exit status 1, the first bad event and what was done to it when something was changed.',
    'A file is one of `portal audit export`; the database is not asked about it.',
    'Keys are taken from the log itself, unless you name those that you trust.',
    'Events that were cut off at the end show only against a head that you kept.',
  ]
  static options: CommandOptions = { startApp: true }

  @args.string({ description: 'An export, as JSON Lines', required: false })
  declare file: string | undefined

  @flags.string({ description: 'A head that you kept, as in the daily mail: <event>:<hash>' })
  declare head: string | undefined

  @flags.array({ description: 'A key that may have signed; several are possible' })
  declare key: string[] | undefined

  async run() {
    const head = this.head === undefined ? null : HEAD.exec(this.head)
    if (this.head !== undefined && !head) return this.fail('--head is <event>:<hash>.')
    const wrong = this.key?.find((key) => !KEY.test(key))
    if (wrong !== undefined) return this.fail(`--key is 32 hexadecimal digits, not "${wrong}".`)

    const expected = {
      heads: head ? [{ seq: Number(head[1]), hash: head[2] }] : [],
      trustedKeys: this.key,
    }
    const verdict =
      this.file === undefined ? await this.here(expected) : await this.fileOf(expected)
    if (!verdict) return
    if (!verdict.intact) return this.fail(sayBroken(verdict))
    const [said, ...more] = sayIntact(verdict)
    this.logger.success(said)
    for (const line of more) this.logger.info(line)
  }

  private async here(expected: Parameters<typeof verifyChain>[0]): Promise<ChainVerdict> {
    const clock = await this.app.container.make(Clock)
    await sealEvents({ now: clock.now() })
    return verifyChain(expected)
  }

  private async fileOf(expected: Parameters<typeof verifyChain>[0]): Promise<ChainVerdict | null> {
    try {
      const lines = readLog(createReadStream(this.file!))
      return await verifyLog(lines, { ...expected, fromStart: false, hasEnd: true })
    } catch (error) {
      if (!(error instanceof Error && 'syscall' in error)) throw error
      this.fail(`${this.file} could not be read: ${error.message}.`)
      return null
    }
  }

  private fail(message: string) {
    this.logger.error(message)
    this.exitCode = 1
  }
}
