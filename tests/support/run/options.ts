import { parseArgs } from 'node:util'

export const DATABASES = ['sqlite', 'postgres'] as const
export const SUITES = ['unit', 'functional', 'cli', 'browser', 'faults'] as const

export type Database = (typeof DATABASES)[number]
export type Suite = (typeof SUITES)[number]

export type RunOptions = {
  databases: Database[]
  suites: Suite[]
  /** Passed on to japa, which matches the end of a file's path. */
  files: string[]
  /** Passed on to japa: titles of tests. */
  tests: string[]
  /** The whole gate first; off as soon as a part of the tests was asked for. */
  check: boolean
}

export const USAGE = `npm test [-- [--db sqlite|postgres] [--suite unit|functional|cli|browser|faults] [--files path] [--tests title] [--check]]

Without flags: npm run check, then every suite on every database.
Each flag may be given several times.`

/** Throws an Error with a readable message for an unknown flag or value. */
export function readOptions(argv: string[]): RunOptions {
  const { values } = parseArgs({
    args: argv,
    options: {
      db: { type: 'string', multiple: true },
      suite: { type: 'string', multiple: true },
      files: { type: 'string', multiple: true },
      tests: { type: 'string', multiple: true },
      check: { type: 'boolean' },
    },
  })
  const partial = Boolean(values.db || values.suite || values.files || values.tests)

  return {
    databases: chosen('--db', DATABASES, values.db),
    suites: chosen('--suite', SUITES, values.suite),
    files: values.files ?? [],
    tests: values.tests ?? [],
    check: values.check ?? !partial,
  }
}

function chosen<Name extends string>(
  flag: string,
  known: readonly Name[],
  given: string[] | undefined
): Name[] {
  for (const name of given ?? []) {
    if (!known.some((one) => one === name)) {
      throw new Error(`${flag} is ${known.join(' or ')}, not "${name}"`)
    }
  }
  return known.filter((name) => !given || given.includes(name))
}
