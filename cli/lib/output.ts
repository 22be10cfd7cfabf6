import colors from 'picocolors'
import { EXIT, Failure } from './failure.ts'
import { table, type Column } from './table.ts'
import { clean, jsonLine } from './text.ts'

type Paint = ReturnType<typeof colors.createColors>

export type OutputOptions = { json?: boolean; quiet?: boolean; color?: boolean }

/**
 * How a command talks: tables and sentences to a person at a terminal, JSON Lines to a pipe or
 * with --json. Answers go to stdout; notes, progress and errors go to stderr.
 */
export class Output {
  readonly json: boolean
  readonly quiet: boolean
  /** For what is handed to `say` and `table`, and only for that. */
  readonly paint: Paint
  /** For what goes to stderr. */
  readonly paintErrors: Paint
  /** Stands for the escape character of our own colours: nobody outside knows it. */
  private readonly escape = `\u0000${Math.random()}`

  constructor(options: OutputOptions) {
    this.json = options.json ?? !process.stdout.isTTY
    this.quiet = options.quiet ?? false
    this.paint = marked(colors.createColors(mayColor(process.stdout, options)), this.escape)
    this.paintErrors = colors.createColors(mayColor(process.stderr, options))
  }

  /** One record of the answer, for machines only. */
  record(value: unknown): void {
    if (this.json) process.stdout.write(`${jsonLine(value)}\n`)
  }

  /**
   * One line of the answer, for people only, below an empty one where it begins with a line break.
   * Whatever is in it, it stays one line and moves no terminal: only our own colours get through.
   */
  say(text: string): void {
    if (!this.quiet) this.sayAnyway(text)
  }

  /** The same of what cannot be had again, such as a token: said with --quiet as well. */
  sayAnyway(text: string): void {
    if (this.json) return
    const gap = text.startsWith('\n') ? '\n' : ''
    const parts = text.slice(gap.length).split(this.escape).map(clean)
    process.stdout.write(`${gap}${parts.join('\u001b')}\n`)
  }

  /** A table, for people only. Cells are cleaned here. */
  table(columns: Column[], rows: string[][]): void {
    const cells = rows.map((row) => row.map(clean))
    const width = process.stdout.columns || 100
    const lines = table(columns, cells, { width, head: this.paint.dim })
    for (const line of lines.split('\n')) this.say(line)
  }

  /** Something beside the answer, on one line as well: what will happen, what to do next. */
  note(text: string): void {
    if (!this.quiet && !this.json) process.stderr.write(`${clean(text)}\n`)
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

/** The same colours, with `escape` in the place of the escape character. */
function marked(paint: Paint, escape: string): Paint {
  const around = (one: (text: string) => string) => {
    const [before, after] = one('|').replaceAll('\u001b', escape).split('|')
    return (text: unknown) => `${before}${String(text)}${after}`
  }
  const { isColorSupported, ...paints } = paint
  const own = Object.entries(paints).map(([name, one]) => [name, around(one)])
  return { isColorSupported, ...Object.fromEntries(own) } as Paint
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
