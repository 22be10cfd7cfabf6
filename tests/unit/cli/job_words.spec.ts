import { test } from '@japa/runner'
import { countsOf } from '../../../cli/lib/jobs/words.js'
import type { Job } from '../../../cli/lib/jobs/watch.js'

function countsIn(facts: Pick<Job, 'state' | 'dryRun' | 'atomic'>): string {
  return countsOf({ ...facts, counts: { created: 9_500, refused: 500, updated: 0 } })
}

test.group('portal: the words of a job', () => {
  test('what changed nothing tells what would be', ({ assert }) => {
    const counts = '9,500 created, 500 refused'
    const real = { dryRun: false, atomic: false }
    const whole = { dryRun: false, atomic: true }
    assert.equal(countsIn({ ...real, state: 'cancelled' }), counts)
    assert.equal(countsIn({ ...whole, state: 'done' }), counts)
    for (const facts of [
      { ...whole, state: 'failed' as const },
      { ...whole, state: 'cancelled' as const },
      { ...real, dryRun: true, state: 'done' as const },
    ]) {
      assert.equal(countsIn(facts), `would be: ${counts}`)
    }
  })
})
