import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { Often } from '#domain/audit/often'

const NOW = DateTime.fromISO('2026-11-20T09:30:00.000Z', { zone: 'utc' })

test.group('What is told only so often', () => {
  test('is told once in its time, of a hundred at once too', async ({ assert }) => {
    const often = new Often({ hours: 1 })
    let told = 0
    const tell = (now = NOW) => often.tell('a', now, async () => void told++)
    await Promise.all(Array.from({ length: 100 }, () => tell()))
    await tell(NOW.plus({ minutes: 59 }))
    assert.equal(told, 1)
    await tell(NOW.plus({ hours: 1 }))
    assert.equal(told, 2)
    await often.tell('b', NOW, async () => void told++)
    assert.equal(told, 3)
  })

  test('and fails to be told fails for all who wait for it, and is told the next time', async ({
    assert,
  }) => {
    const often = new Often({ hours: 1 })
    const { promise: busy, reject } = Promise.withResolvers<void>()
    const waiting = [1, 2, 3].map(() => often.tell('a', NOW, () => busy))
    reject(new Error('The database is busy'))
    const ends = await Promise.allSettled(waiting)
    assert.deepEqual(
      ends.map(({ status }) => status),
      Array(3).fill('rejected')
    )
    let told = 0
    await often.tell('a', NOW, async () => void told++)
    assert.equal(told, 1)
  })
})
