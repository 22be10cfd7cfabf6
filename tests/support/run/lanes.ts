import type { Database, RunOptions, Suite } from '#tests/support/run/options'

export type SuiteRun = { suite: Suite; database: Database }

/**
 * What runs one after the other, lanes side by side: one for each database, and one for what leaves
 * processors free, because it waits for programs that it starts, or knows no database.
 */
export function planLanes({ suites, databases, files, tests }: RunOptions): SuiteRun[][] {
  const isWanted = ({ suite }: SuiteRun) =>
    // Stories have neither files nor titles.
    suites.includes(suite) && (suite !== 'faults' || files.length + tests.length === 0)
  const on = (database: Database, ...names: Suite[]) => names.map((suite) => ({ suite, database }))

  const [first] = databases
  const lanes = [
    ...databases.map((database) => on(database, 'functional', 'browser', 'faults')),
    // Unit tests touch no database, so they run once.
    [...(first ? on(first, 'unit') : []), ...databases.flatMap((database) => on(database, 'cli'))],
  ]
  return lanes.map((lane) => lane.filter(isWanted)).filter((lane) => lane.length > 0)
}
