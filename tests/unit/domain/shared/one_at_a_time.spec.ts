import { test } from '@japa/runner'
import { oneAtATime } from '#domain/shared/one_at_a_time'

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

test.group('One at a time', () => {
  test('work about one thing waits for its turn, work about another does not', async ({
    assert,
  }) => {
    const log: string[] = []
    const work = (key: string, name: string, ms: number) =>
      oneAtATime(key, async () => {
        log.push(`${name} begins`)
        await pause(ms)
        log.push(`${name} ends`)
        return name
      })
    const names = await Promise.all([
      work('order 1', 'a', 20),
      work('order 1', 'b', 0),
      work('order 2', 'c', 5),
    ])
    assert.deepEqual(names, ['a', 'b', 'c'])
    assert.deepEqual(log, ['a begins', 'c begins', 'c ends', 'a ends', 'b begins', 'b ends'])
  })

  test('work that fails says so to its own caller, and the next one has its turn', async ({
    assert,
  }) => {
    const failing = oneAtATime('order', () => Promise.reject(new Error('no')))
    const next = oneAtATime('order', () => Promise.resolve('yes'))
    await assert.rejects(() => failing, 'no')
    assert.equal(await next, 'yes')
  })
})
