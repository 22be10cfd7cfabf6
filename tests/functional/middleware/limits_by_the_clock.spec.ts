import { mock } from 'node:test'
import { test } from '@japa/runner'
import { LimitReached } from '#middleware/consume'
import { consumeCode, consumeReset } from '#middleware/limits'
import { truncate } from '#tests/support/database'

const STRANGER = '198.51.100.9'

/** How many of these tries go through. */
async function passed(times: number, work: () => Promise<unknown>): Promise<number> {
  let through = 0
  for (let n = 0; n < times; n++) {
    try {
      await work()
      through++
    } catch (error) {
      if (!(error instanceof LimitReached)) throw error
    }
  }
  return through
}

test.group('Limits, by the clock', (group) => {
  group.each.setup(async () => {
    await truncate()
    // The limiter counts in real time; timers go on as they are.
    mock.timers.enable({ apis: ['Date'], now: Date.now() })
    return () => mock.timers.reset()
  })

  const forward = (minutes: number) => mock.timers.setTime(Date.now() + minutes * 60_000)

  test('a stranger who goes on for two hours holds nobody out elsewhere', async ({ assert }) => {
    let turn = 0
    for (let minute = 0; minute < 120; minute += 5) {
      const through = await passed(7, () => consumeCode(STRANGER, 'an-account'))
      assert.equal(through, minute % 15 === 0 ? 5 : 0)
      await passed(5, () => consumeReset(STRANGER, 'meera@client.example'))
      if (minute % 15 === 10) {
        // The owner in between, from a place of their own each time.
        const home = `203.0.113.${turn++}`
        assert.equal(await passed(1, () => consumeCode(home, 'an-account')), 1, `${minute}`)
        assert.equal(await passed(1, () => consumeReset(home, 'meera@client.example')), 1)
      }
      forward(5)
    }
  })

  test('an hour later many addresses may go on, and not before', async ({ assert }) => {
    let turn = 0
    const fromAnywhere = () => consumeCode(`192.0.2.${turn++}`, 'an-account')
    assert.equal(await passed(40, fromAnywhere), 30)
    forward(59)
    assert.equal(await passed(1, fromAnywhere), 0)
    forward(2)
    assert.equal(await passed(1, fromAnywhere), 1)
  })
})
