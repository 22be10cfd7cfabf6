import { setTimeout as sleep } from 'node:timers/promises'
import { failed, type CheckName, type Diagnosed, type Finding } from '#domain/diagnosis/finding'
import type { Surroundings } from '#domain/diagnosis/surroundings'

/** Of any one look; all of them are taken at once. */
const PATIENCE_MS = 6000

/**
 * Takes one look. What throws or hangs is a finding as well: whoever asks has trouble already. What
 * was thrown may hold anything, a query for example, and is for `report` alone.
 */
export async function lookAt(
  name: CheckName,
  look: () => Promise<Finding>,
  { report }: Pick<Surroundings, 'report'>,
  patienceMs = PATIENCE_MS
): Promise<Diagnosed> {
  const done = new AbortController()
  const tooLong = sleep(patienceMs, null, { signal: done.signal, ref: false })
    .then(() => failed('no_answer', { seconds: Math.round(patienceMs / 1000) }))
    // Somebody was faster.
    .catch(() => failed('no_answer'))
  try {
    return { name, ...(await Promise.race([look(), tooLong])) }
  } catch (error) {
    report(name, error)
    return { name, ...failed('broken') }
  } finally {
    done.abort()
  }
}
