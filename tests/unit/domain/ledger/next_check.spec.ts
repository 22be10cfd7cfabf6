import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { nextCheckAt, type Watched } from '#domain/ledger/intents/next_check'

const createdAt = DateTime.fromISO('2026-05-04T09:00:00Z')

function minutesUntilNext(
  state: Parameters<typeof nextCheckAt>[0]['state'],
  age: { minutes?: number; hours?: number; days?: number },
  since = createdAt,
  more: Partial<Watched> = {}
): number | null {
  const now = createdAt.plus(age)
  const next = nextCheckAt({ state, createdAt, since, ...more }, now)
  return next && Math.round(next.diff(now, 'minutes').minutes)
}

test.group('When the gateway is asked again', () => {
  test('after 1, 5 and 15 minutes, then hourly for seven days', ({ assert }) => {
    assert.equal(minutesUntilNext('redirected', {}), 1)
    assert.equal(minutesUntilNext('redirected', { minutes: 1 }), 4)
    assert.equal(minutesUntilNext('redirected', { minutes: 5 }), 10)
    assert.equal(minutesUntilNext('redirected', { minutes: 15 }), 60)
    assert.equal(minutesUntilNext('failed', { days: 6, hours: 23 }), 60)
    assert.isNull(minutesUntilNext('failed', { days: 7 }))
  })

  test('every minute in the first hour of not knowing, hourly after it, and never given up', ({
    assert,
  }) => {
    const since = createdAt.plus({ days: 2 })
    assert.equal(minutesUntilNext('unknown', { days: 2 }, since), 1)
    assert.equal(minutesUntilNext('unknown', { days: 2, minutes: 59 }, since), 1)
    assert.equal(minutesUntilNext('unknown', { days: 2, hours: 1 }, since), 60)
    assert.equal(minutesUntilNext('unknown', { days: 30 }, since), 60)
  })

  test('never while staff have to decide, or once nobody can pay', ({ assert }) => {
    assert.isNull(minutesUntilNext('held', {}))
    assert.isNull(minutesUntilNext('expired', {}, createdAt, { gateway: 'paypal' }))
    assert.isNull(minutesUntilNext('failed', { days: 7 }, createdAt, { gateway: 'paypal' }))
  })

  test('daily until day 30 for what was given up, where orders can be paid for ever', ({
    assert,
  }) => {
    const razorpay = { gateway: 'razorpay' as const }
    for (const state of ['expired', 'failed'] as const) {
      assert.equal(minutesUntilNext(state, { days: 8 }, createdAt, razorpay), 24 * 60)
      assert.equal(minutesUntilNext(state, { days: 29 }, createdAt, razorpay), 24 * 60)
      assert.isNull(minutesUntilNext(state, { days: 30 }, createdAt, razorpay))
    }
  })

  test('daily for as long as the money is contested, also after 180 days', ({ assert }) => {
    const contested = { isContested: true }
    assert.equal(minutesUntilNext('succeeded', { days: 60 }, createdAt, contested), 24 * 60)
    assert.equal(minutesUntilNext('succeeded', { days: 400 }, createdAt, contested), 24 * 60)
  })

  test('with the money in the ledger daily for 30 days, weekly until 180 days, then never', ({
    assert,
  }) => {
    const day = 24 * 60
    const since = createdAt.plus({ days: 3 })
    assert.equal(minutesUntilNext('succeeded', { days: 3 }, since), day)
    assert.equal(minutesUntilNext('succeeded', { days: 32 }, since), day)
    assert.equal(minutesUntilNext('succeeded', { days: 33 }, since), 7 * day)
    assert.equal(minutesUntilNext('succeeded', { days: 182 }, since), 7 * day)
    assert.isNull(minutesUntilNext('succeeded', { days: 183 }, since))
  })

  test('money that staff sent back is watched like money that was kept', ({ assert }) => {
    const now = createdAt.plus({ days: 40 })
    const returned = { state: 'failed' as const, resolution: 'returned' as const }
    const next = nextCheckAt({ ...returned, createdAt, since: now.minus({ days: 31 }) }, now)
    assert.equal(next?.diff(now, 'days').days, 7)
  })

  test('daily for what takes longer than a week to clear', ({ assert }) => {
    assert.equal(minutesUntilNext('pending', { days: 8 }), 24 * 60)
  })
})
