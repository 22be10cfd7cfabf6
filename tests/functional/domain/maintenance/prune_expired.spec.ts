import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { pruneExpired } from '#domain/maintenance/prune_expired'
import { truncate } from '#tests/support/database'
import { NOW } from '#tests/support/people'

test.group('Pruning', (group) => {
  group.each.setup(() => truncate())

  test('deletes what has expired and keeps the rest', async ({ assert }) => {
    for (const [id, expires] of [
      ['old', NOW.minus({ minutes: 1 })],
      ['new', NOW.plus({ minutes: 1 })],
    ] as const) {
      await db.table('sessions').insert({ id, data: '{}', expires_at: expires.toJSDate() })
      await db.table('rate_limits').insert({ key: id, points: 1, expire: expires.toMillis() })
      await db.table('idempotency_keys').insert({
        scope: 's',
        key: id,
        request_hash: 'h',
        created_at: expires.minus({ days: 7 }).toISO(),
      })
    }
    const pruned = await pruneExpired(NOW)
    assert.deepEqual(pruned, { sessions: 1, idempotencyKeys: 1, tokens: 0, limits: 1 })
    assert.deepEqual(await db.from('sessions').select('id'), [{ id: 'new' }])
  })
})
