import { test } from '@japa/runner'
import { timeLeft, warnMs } from '../../../resources/js/portal/idle_times.js'

const at = (time: string) => `2026-11-20T${time}.000Z`

test.group('How long a sign-in still lasts', () => {
  test('is what comes first: nobody doing anything, or the longest time', ({ assert }) => {
    const now = at('09:00:00')
    const idleFirst = { now, idleEndsAt: at('09:02:00'), endsAt: at('20:00:00') }
    assert.deepEqual(timeLeft(idleFirst), { leftMs: 120_000, canStay: true })
    const longestFirst = { now, idleEndsAt: at('09:30:00'), endsAt: at('09:01:00') }
    assert.deepEqual(timeLeft(longestFirst), { leftMs: 60_000, canStay: false })
  })

  test('at once, staying would not help', ({ assert }) => {
    const both = { now: at('09:00:00'), idleEndsAt: at('09:02:00'), endsAt: at('09:02:00') }
    assert.isFalse(timeLeft(both).canStay)
  })

  test('is below zero once it is over', ({ assert }) => {
    const over = { now: at('09:10:00'), idleEndsAt: at('09:02:00'), endsAt: at('20:00:00') }
    assert.isBelow(timeLeft(over).leftMs, 0)
  })

  test('is warned of two minutes before, or a third of a shorter limit', ({ assert }) => {
    assert.equal(warnMs(30), 120_000)
    assert.equal(warnMs(6), 120_000)
    assert.equal(warnMs(3), 60_000)
    assert.equal(warnMs(1), 20_000)
  })
})
