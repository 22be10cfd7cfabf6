import { CommanderError } from 'commander'
import { closest } from './lib/closest.ts'
import { EXIT, Failure } from './lib/failure.ts'
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
  process.exitCode = await end(error)
}

/** Commander throws even for help, which is no failure. */
async function end(error: unknown): Promise<number> {
  if (error instanceof CommanderError && error.exitCode === 0) return EXIT.done
  if (error instanceof CommanderError && error.code === 'commander.help') return EXIT.usage

  const { Output } = await import('./lib/output.ts')
  // The options may not have been read when this goes wrong.
  const output = new Output({ json: args.includes('--json') || undefined })
  if (!(error instanceof CommanderError)) return output.fail(error)
  const [message, ...rest] = error.message.replace(/^error: /, '').split('\n')
  return output.fail(
    new Failure('usage', `${message}${/[.?!]$/.test(message) ? '' : '.'}`, {
      exitStatus: EXIT.usage,
      hint: rest.join(' ').replace(/^\((.*)\)$/, '$1') || hintFor(message),
    })
  )
}

/** Commander guesses at commands and options; of values it only tells the choices. */
function hintFor(message: string): string {
  const [, word, choices] = /'([^']*)' is invalid.* choices are (.*?)\.?$/.exec(message) ?? []
  const meant = word && choices ? closest(word, choices.split(', ')) : null
  return meant ? `Did you mean ${meant}?` : 'See what there is with --help.'
}
