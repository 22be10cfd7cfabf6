import { parseArgs } from 'node:util'
import { KILL_POINTS, type KillPoint } from '#tests/faults/kill_point'

export type Options = {
  databases: ('sqlite' | 'postgres')[]
  /** On each database. */
  stories: number
  seed: number
  /** Fast-check's own address of a story that failed, and of its shrunk form. */
  path: string | undefined
  replay: string | undefined
  /** Kills at each of `points`, in stories made for it, instead of the stories. */
  kills: number
  points: readonly KillPoint[]
  /** Imports that are killed at points of their own; instead of the stories when asked for. */
  imports: number
  /** The first failure as it is, without looking for a shorter one. */
  noShrink: boolean
  /** Prints every story. */
  aloud: boolean
}

export const USAGE = `npm run test:faults [-- [--db=sqlite|postgres] [--stories=100] [--seed=…]
  [--path=…] [--replay=…] [--kills=… [--points=P1,P4]] [--imports=…] [--no-shrink] [--aloud]]

Without flags: 100 stories and an import on each database, from a seed that is printed.
--seed, --path and --replay, as a failure prints them, tell that story again.
--kills: this many kills at each of ${KILL_POINTS.join(', ')} instead of stories, or of --points.
--imports: this many imports of 2,000 invoices, each killed three times, and no stories unless --stories.
--aloud: prints every story.`

/** Throws an Error with a readable message for an unknown flag or value. */
export function readOptions(argv: string[]): Options {
  const { values } = parseArgs({
    args: argv,
    options: {
      'db': { type: 'string' },
      'stories': { type: 'string' },
      'seed': { type: 'string' },
      'path': { type: 'string' },
      'replay': { type: 'string' },
      'kills': { type: 'string' },
      'points': { type: 'string' },
      'imports': { type: 'string' },
      'no-shrink': { type: 'boolean' },
      'aloud': { type: 'boolean' },
    },
  })
  const imports = count('--imports', values.imports)
  const kills = count('--kills', values.kills) ?? 0
  const isAboutStories = kills > 0 || (values.stories ?? values.path) !== undefined
  return {
    databases: databases(values.db),
    stories: count('--stories', values.stories) ?? (imports === undefined ? 100 : 0),
    imports: imports ?? (isAboutStories ? 0 : 1),
    seed: values.seed === undefined ? Date.now() % 2 ** 31 : integer('--seed', values.seed),
    path: values.path,
    replay: values.replay,
    kills,
    points: values.points?.split(',').map(killPoint) ?? KILL_POINTS,
    noShrink: values['no-shrink'] ?? false,
    aloud: values.aloud ?? false,
  }
}

function databases(given: string | undefined): Options['databases'] {
  if (given === undefined) return ['sqlite', 'postgres']
  if (given === 'sqlite' || given === 'postgres') return [given]
  throw new Error(`--db is sqlite or postgres, not "${given}"`)
}

function killPoint(given: string): KillPoint {
  const point = KILL_POINTS.find((one) => one === given)
  if (!point) throw new Error(`--points are of ${KILL_POINTS.join(', ')}, not "${given}"`)
  return point
}

function count(flag: string, given: string | undefined): number | undefined {
  if (given === undefined) return undefined
  const number = integer(flag, given)
  if (number < 1) throw new Error(`${flag} is at least 1`)
  return number
}

function integer(flag: string, given: string): number {
  const number = Number(given)
  if (!Number.isSafeInteger(number)) throw new Error(`${flag} is an integer, not "${given}"`)
  return number
}
