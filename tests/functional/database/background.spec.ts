import { setTimeout as sleep } from 'node:timers/promises'
import { test } from '@japa/runner'
import { inBackground, inForeground, takeTurn } from '#database/background'
import { nextCount, writeTransaction } from '#database/write_transaction'
import { truncate } from '#tests/support/database'

const HELD_MS = 30

test.group('Work in the background', (group) => {
  group.each.setup(() => truncate())

  test('keeps a request waiting for one of its transactions at most', async ({ assert }) => {
    const done: string[] = []
    const worked = ['1st', '2nd', '3rd', '4th'].map((name) =>
      inBackground(async () => {
        await writeTransaction(async (trx) => {
          await nextCount(trx, `background.${name}`)
          await sleep(HELD_MS)
        })
        done.push(name)
      })
    )
    await writeTransaction((trx) => nextCount(trx, 'request'))
    done.push('request')
    await Promise.all(worked)

    assert.lengthOf(done, 5)
    assert.isAtMost(done.indexOf('request'), 1, done.join(', '))
  })

  test('waits while a request is under way, and not for ever', async ({ assert }) => {
    const done: string[] = []
    const short = inForeground(() => sleep(HELD_MS)).then(() => done.push('request'))
    await takeTurn(async () => done.push('after it'))
    await short

    const long = inForeground(() => sleep(30 * HELD_MS)).then(() => done.push('long request'))
    await takeTurn(async () => done.push('beside it'))
    await long
    assert.deepEqual(done, ['request', 'after it', 'beside it', 'long request'])
  })

  test('goes on after a transaction of it failed', async ({ assert }) => {
    const failing = inBackground(() =>
      writeTransaction(async (trx) => {
        await nextCount(trx, 'background.undone')
        throw new Error('not this one')
      })
    )
    const next = inBackground(() =>
      writeTransaction(async (trx) => [
        await nextCount(trx, 'background.undone'),
        await nextCount(trx, 'background.done'),
      ])
    )

    await assert.rejects(() => failing, 'not this one')
    assert.deepEqual(await next, [1, 1])
  })
})
