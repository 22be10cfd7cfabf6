import { test } from '@japa/runner'
import { DateTime, type DurationLike } from 'luxon'
import { nextRefundCheckAt } from '#domain/ledger/refunds/next_refund_check'
import type Refund from '#models/refund'

const created = DateTime.fromISO('2026-05-04T09:00:00Z')

/** Minutes until the next look, asked so long after the refund was. */
function wait(state: Refund['state'], age: DurationLike): number | null {
  const now = created.plus(age)
  return nextRefundCheckAt(state, created, now)?.diff(now, 'minutes').minutes ?? null
}

test.group('When to look after a refund', () => {
  test('soon after it was asked for, hourly for a week, then daily', ({ assert }) => {
    for (const state of ['requested', 'pending'] as const) {
      assert.equal(wait(state, {}), 1)
      assert.equal(wait(state, { minutes: 1 }), 4)
      assert.equal(wait(state, { minutes: 5 }), 10)
      assert.equal(wait(state, { minutes: 15 }), 60)
      assert.equal(wait(state, { days: 6 }), 60)
      assert.equal(wait(state, { days: 7 }), 24 * 60)
      assert.equal(wait(state, { years: 1 }), 24 * 60)
    }
  })

  test('every minute of the first hour while there is no answer', ({ assert }) => {
    assert.equal(wait('unknown', {}), 1)
    assert.equal(wait('unknown', { minutes: 59 }), 1)
    assert.equal(wait('unknown', { minutes: 60 }), 60)
  })

  test('never again once it is decided', ({ assert }) => {
    assert.isNull(wait('done', {}))
    assert.isNull(wait('failed', {}))
  })
})
