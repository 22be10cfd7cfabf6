import colors from 'picocolors'
import { EXIT, Failure } from './failure.ts'
import { table, type Column } from './table.ts'
import { clean, jsonLine } from './text.ts'

export type OutputOptions = { json?: boolean; quiet?: boolean; color?: boolean }

/**
 * How a command talks: tables and sentences to a person at a terminal, JSON Lines to a pipe or
 * with --json. Answers go to stdout; notes, progress and errors go to stderr.
 */
export class Output {
  readonly json: boolean
  readonly quiet: boolean
  readonly paint: ReturnType<typeof colors.createColors>
  /** For what goes to stderr. */
  readonly paintErrors: ReturnType<typeof colors.createColors>

  constructor(options: OutputOptions) {
    this.json = options.json ?? !process.stdout.isTTY
    this.quiet = options.quiet ?? false
    this.paint = colors.createColors(mayColor(process.stdout, options))
    this.paintErrors = colors.createColors(mayColor(process.stderr, options))
  }

  /** One record of the answer, for machines only. */
  record(value: unknown): void {
    if (this.json) process.stdout.write(`${jsonLine(value)}\n`)
  }

  /** One line of the answer, for people only. The caller cleans what came from outside. */
  say(text: string): void {
    if (!this.json && !this.quiet) process.stdout.write(`${text}\n`)
  }

  /** A table, for people only. Cells are cleaned here. */
  table(columns: Column[], rows: string[][]): void {
    const cells = rows.map((row) => row.map(clean))
    const width = process.stdout.columns || 100
    this.say(table(columns, cells, { width, head: this.paint.dim }))
  }

  /** Something beside the answer: what will happen, what to do next. */
  note(text: string): void {
    if (!this.quiet && !this.json) process.stderr.write(`${text}\n`)
  }

  /** The one error envelope; answers the exit status. */
  fail(error: unknown): number {
    const failure = error instanceof Failure ? error : bug(error)
    const { hint, errors, requestId } = failure.more

    if (this.json) {
      const envelope = {
        error: {
          code: failure.code,
          message: failure.message,
          hint: hint ?? null,
          errors: errors ?? [],
          requestId: requestId ?? null,
        },
      }
      process.stderr.write(`${jsonLine(envelope)}\n`)
      return failure.exitStatus
    }

    const { red, dim } = this.paintErrors
    const lines = [
      `${red('Error:')} ${clean(failure.message)} ${dim(`(${clean(failure.code)})`)}`,
      ...(errors ?? []).map(({ field, message }) =>
        clean(field ? `  ${field}: ${message}` : `  ${message}`)
      ),
      ...(hint ? [clean(hint)] : []),
      ...(requestId ? [dim(`Request ${clean(requestId)}`)] : []),
    ]
    process.stderr.write(`${lines.join('\n')}\n`)
    return failure.exitStatus
  }
}

function mayColor(stream: NodeJS.WriteStream, options: OutputOptions): boolean {
  if (process.env.NO_COLOR || options.color === false) return false
  return stream.isTTY && process.env.TERM !== 'dumb'
}

function bug(error: unknown): Failure {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return new Failure('internal-error', `This is a bug in portal: ${text}`, {
    exitStatus: EXIT.failed,
    hint: process.env.PORTAL_DEBUG
      ? error instanceof Error
        ? error.stack
        : undefined
      : 'Set PORTAL_DEBUG=1 and run it again to see where.',
  })
}
