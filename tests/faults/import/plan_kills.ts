import fc from 'fast-check'
import { BATCH_POINTS, END_POINTS, type JobKill } from '#tests/faults/job_kill'

/**
 * Where an import is killed: so often among its batches, then once around its end. Each process gets
 * at least one batch further than the one before: a job that brings three down at one batch is given
 * up, which is another story.
 */
export function planKills(seed: number, among: number): JobKill[] {
  const batch = fc.record({
    point: fc.constantFrom(...BATCH_POINTS),
    batches: fc.integer({ min: 1, max: 3 }),
    delayMs: fc.integer({ min: 0, max: 40 }),
  })
  const end = fc
    .constantFrom(...END_POINTS)
    .map((point): JobKill => ({ point, batches: 0, delayMs: 0 }))
  const plan = fc
    .tuple(fc.array(batch, { minLength: among, maxLength: among }), end)
    .map(([kills, last]): JobKill[] => [...kills, last])
  const [planned] = fc.sample(plan, { seed, numRuns: 1 })
  return planned
}
