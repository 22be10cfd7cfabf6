import { CommanderError } from 'commander'
import { EXIT, Failure } from './lib/failure.ts'
import { Output } from './lib/output.ts'
import { buildProgram } from './program.ts'

// `portal … | head` ends quietly.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(EXIT.done)
})

const args = process.argv.slice(2)

try {
  await buildProgram().parseAsync(args.length === 0 ? ['--help'] : args, { from: 'user' })
} catch (error) {
  process.exitCode = end(error)
}

/** Commander throws even for help, which is no failure. */
function end(error: unknown): number {
  // The options may not have been read when this goes wrong.
  const output = new Output({ json: args.includes('--json') || undefined })
  if (!(error instanceof CommanderError)) return output.fail(error)
  if (error.exitCode === 0) return EXIT.done
  if (error.code === 'commander.help') return EXIT.usage

  const [message, ...rest] = error.message.replace(/^error: /, '').split('\n')
  return output.fail(
    new Failure('usage', `${message}${/[.?!]$/.test(message) ? '' : '.'}`, {
      exitStatus: EXIT.usage,
      hint: rest.join(' ').replace(/^\((.*)\)$/, '$1') || 'See what there is with --help.',
    })
  )
}
