import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { Rarely } from '#domain/audit/rarely'

const NOW = DateTime.fromISO('2026-11-20T09:30:00.000Z', { zone: 'utc' })

/** What was told, with how often something went untold before it. */
function listener(rarely: Rarely) {
  const told: [string, number][] = []
  const tell = (what: string, now = NOW, until = now.plus({ minutes: 15 })) =>
    rarely.tell(
      what,
      { sort: 'a limit', now, until },
      async (untold) => void told.push([what, untold])
    )
  return { told, tell }
}

test.group('What is told rarely', () => {
  test('is told once until its moment, of two hundred at once too', async ({ assert }) => {
    const { told, tell } = listener(new Rarely(60))
    await Promise.all(Array.from({ length: 200 }, () => tell('a')))
    await tell('a', NOW.plus({ minutes: 14 }))
    assert.deepEqual(told, [['a', 0]])
    await tell('a', NOW.plus({ minutes: 15 }))
    assert.lengthOf(told, 2)
  })

  test('is so much a minute and no more; the next thing tells how much went untold', async ({
    assert,
  }) => {
    const { told, tell } = listener(new Rarely(3))
    for (let n = 0; n < 10; n++) await tell(`thing ${n}`)
    assert.lengthOf(told, 3)
    await tell('thing 9', NOW.plus({ seconds: 59 }))
    assert.lengthOf(told, 3)
    await tell('thing 9', NOW.plus({ minutes: 1 }))
    await tell('thing 10', NOW.plus({ minutes: 1 }))
    assert.deepEqual(told.slice(3), [
      ['thing 9', 8],
      ['thing 10', 0],
    ])
  })

  test('does not hide what is of another sort, and tells of its own how much went untold', async ({
    assert,
  }) => {
    const rarely = new Rarely(2)
    const told: [string, number][] = []
    const tell = (sort: string, what: string, now = NOW) =>
      rarely.tell(what, { sort, now, until: now.plus({ hours: 1 }) }, async (untold) => {
        told.push([what, untold])
      })
    for (let n = 0; n < 50; n++) await tell('of strangers', `stranger ${n}`)
    await tell('of an account', 'account')
    await tell('of strangers', 'another', NOW.plus({ minutes: 1 }))
    assert.deepEqual(told, [
      ['stranger 0', 0],
      ['stranger 1', 0],
      ['account', 0],
      ['another', 48],
    ])
  })

  test('and could not be told is told the next time, with what went untold', async ({ assert }) => {
    const rarely = new Rarely(1)
    const { told, tell } = listener(rarely)
    await tell('a')
    await tell('b')
    const later = NOW.plus({ minutes: 1 })
    const moment = { sort: 'a limit', now: later, until: later.plus({ hours: 1 }) }
    const fails = rarely.tell('b', moment, async () => {
      throw new Error('The database is busy')
    })
    await assert.rejects(() => fails, 'The database is busy')
    await tell('b', later.plus({ minutes: 1 }))
    assert.deepEqual(told, [
      ['a', 0],
      ['b', 1],
    ])
  })

  test('is told by a clock that was set back', async ({ assert }) => {
    const { told, tell } = listener(new Rarely(1))
    await tell('a')
    await tell('b', NOW.minus({ days: 1 }))
    assert.lengthOf(told, 2)
  })

  test('is remembered of so many things at most, the latest ones', async ({ assert }) => {
    const { told, tell } = listener(new Rarely(30_000))
    for (let n = 0; n <= 10_000; n++) await tell(`thing ${n}`)
    await tell('thing 1')
    assert.lengthOf(told, 10_001)
    await tell('thing 0')
    assert.lengthOf(told, 10_002)
  })
})
