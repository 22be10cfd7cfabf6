import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { truncate } from '#tests/support/database'

const NOW = '2026-05-04T09:00:00.000Z'

async function writeAuditRow() {
  await db.table('audit_events').insert({
    public_id: 'event',
    occurred_at: NOW,
    actor_type: 'system',
    action: 'test.ran',
    outcome: 'done',
    details: '{}',
  })
}

test.group('The test database', (group) => {
  group.each.setup(() => truncate())
  group.teardown(() => truncate())

  test('is emptied, append-only tables included, and counts ids from 1 again', async ({
    assert,
  }) => {
    await writeAuditRow()
    await truncate()
    await writeAuditRow()

    const rows = await db.from('audit_events').select('id')
    assert.deepEqual(
      rows.map(({ id }) => Number(id)),
      [1]
    )
  })

  test('still refuses to delete from an append-only table afterwards', async ({ assert }) => {
    await writeAuditRow()
    await assert.rejects(() => db.from('audit_events').delete(), /append-only/)
    await assert.rejects(
      () => db.from('audit_events').update({ action: 'test.lied' }),
      /append-only/
    )
  })
})
