import { setTimeout as sleep } from 'node:timers/promises'
import { test } from '@japa/runner'
import { inBackground, takeTurn } from '#database/background'
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

  test('gives way while somebody waits for the database, and not for ever', async ({ assert }) => {
    let asked = 0
    await takeTurn(
      async () => assert.equal(asked, 3),
      () => ++asked < 3
    )

    const began = performance.now()
    await takeTurn(
      async () => undefined,
      () => true
    )
    assert.isAbove(performance.now() - began, 40)
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

  test('is told of a turn that would wait for itself', async ({ assert }) => {
    const nested = inBackground(() =>
      takeTurn(
        () =>
          takeTurn(
            async () => undefined,
            () => false
          ),
        () => false
      )
    )

    await assert.rejects(() => nested, /inside another/)
    await inBackground(() => writeTransaction((trx) => nextCount(trx, 'background.done')))
  })
})
