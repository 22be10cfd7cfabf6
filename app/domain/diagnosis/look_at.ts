import { setTimeout as sleep } from 'node:timers/promises'
import { failed, type CheckName, type Diagnosed, type Finding } from '#domain/diagnosis/finding'

/** Of any one look; all of them are taken at once. */
const PATIENCE_MS = 6000

const LONGEST_REASON = 300

/** Takes one look. What throws or hangs is a finding as well: whoever asks has trouble already. */
export async function lookAt(
  name: CheckName,
  look: () => Promise<Finding>,
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
    const told = error instanceof Error ? error.message : String(error)
    return { name, ...failed('broken', { told: told.slice(0, LONGEST_REASON) }) }
  } finally {
    done.abort()
  }
}
