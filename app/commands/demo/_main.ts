import { parseArgs } from 'node:util'
import { resolve } from 'node:path'
import { runDemo } from './_run.js'

/*
 * npm run demo: the production build with data, a sandbox for what is outside, and logins. No ace
 * command: ace looks at every command's file, and those want settings that a fresh checkout lacks.
 */
const complain = (line: string) => process.stderr.write(`${line}\n`)

process.exitCode = await runDemo({
  root: resolve(import.meta.dirname, '../../..'),
  fresh: isFresh(),
  say: (line) => process.stdout.write(`${line}\n`),
  complain,
})

function isFresh(): boolean {
  try {
    const { values } = parseArgs({ options: { fresh: { type: 'boolean', default: false } } })
    return values.fresh
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    complain(`${error.message}\nUsage: npm run demo [-- --fresh]`)
    process.exit(2)
  }
}
