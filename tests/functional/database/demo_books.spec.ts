import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { seedDemo } from '#database/demo/seed_demo'
import { readAttention } from '#domain/ledger/lists/read_attention'
import { verifyLedger } from '#domain/ledger/checks/verify_ledger'
import { truncate } from '#tests/support/database'

const now = DateTime.fromISO('2026-11-22T09:00:00Z') as DateTime<true>

test.group('The books of a fresh demo', (group) => {
  group.each.timeout(120_000)
  group.each.setup(() => truncate())

  test('the ledger adds up, and staff find nothing false waiting for them', async ({ assert }) => {
    await seedDemo(now)
    assert.deepEqual(await Array.fromAsync(verifyLedger()), [])

    const attention = await readAttention(now)
    assert.deepEqual(attention.silentWebhooks, [])
    const counts = Object.fromEntries(attention.groups.map(({ kind, count }) => [kind, count]))
    assert.equal(counts.still_owed, 0)
    assert.equal(counts.unknown, 0)
    assert.isAbove(counts.transfer, 0)
  })
})
