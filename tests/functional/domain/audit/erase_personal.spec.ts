import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { writeTransaction } from '#database/write_transaction'
import { erasePersonal } from '#domain/audit/erase_personal'
import { recordAudit } from '#domain/audit/record_audit'
import { sealEvents } from '#domain/audit/seal_events'
import { verifyChain } from '#domain/audit/verify_chain'
import type { Actor } from '#domain/shared/actor'
import AuditEvent from '#models/audit_event'
import { record } from '#tests/support/audit_world'
import { truncate } from '#tests/support/database'
import { NOW, openTestClient, tester, visitor } from '#tests/support/people'

const left = () => db.from('audit_personal').count('* as total').first()

async function tell(actor: Actor, target: string | null = null, at = NOW) {
  await writeTransaction((trx) =>
    recordAudit(
      trx,
      actor,
      { action: 'test.done', target: target === null ? null : { type: 'account', id: target } },
      at
    )
  )
}

test.group('Erasing personal data beside the audit log', (group) => {
  group.each.setup(() => truncate())

  test('before a moment: the events stay, the chain verifies, and it is audited', async ({
    assert,
  }) => {
    await record(3)
    await tell(visitor, null, NOW.plus({ days: 2 }))
    await sealEvents()
    const before = NOW.plus({ days: 1 })
    const result = await erasePersonal({ before }, tester, NOW)

    assert.deepEqual(result, { ok: true, value: { erased: 3 } })
    assert.equal(Number((await left()).total), 1)
    await sealEvents()
    assert.deepInclude(await verifyChain(), { intact: true, events: 5 })
    const event = await AuditEvent.findByOrFail('action', 'audit.personal_erased')
    assert.deepEqual(event.details, { events: 3, before: before.toISO() })

    const again = await erasePersonal({ before }, tester, NOW)
    assert.deepEqual(again, { ok: true, value: { erased: 0 } })
    assert.lengthOf(await AuditEvent.query().where('action', 'audit.personal_erased'), 1)
  })

  test('of one person: what they did, what was tried on them, where their address was typed', async ({
    assert,
  }) => {
    const { account } = await openTestClient()
    const other = await openTestClient({ name: 'Other', billingEmail: 'x@other.example' })
    const as = ({ publicId: id }: { publicId: string }): Actor => ({
      ...visitor,
      type: 'account',
      id,
    })
    const typed = (email: string): Actor => ({
      ...visitor,
      personal: { ip: '203.0.113.9', userAgent: null, email },
    })
    await tell(as(account))
    await tell(visitor, account.publicId)
    await tell(typed('Accounts@KestrelBay.example'))
    // Not theirs: another's, staff's look at them, and addresses that only look alike.
    await tell(as(other.account))
    await tell({ ...visitor, type: 'staff', id: 'staff-1' }, account.publicId)
    await tell(typed('accounts@kestrelbay.example.org'))
    await tell(typed('x-accounts@kestrelbay.example'))
    await tell(typed('accounts_kestrelbay.example'))
    await sealEvents()

    const result = await erasePersonal({ account: account.publicId }, tester, NOW)
    assert.deepEqual(result, { ok: true, value: { erased: 3 } })
    assert.equal(Number((await left()).total), 5)
    await sealEvents()
    assert.isTrue((await verifyChain()).intact)
    const event = await AuditEvent.findByOrFail('action', 'audit.personal_erased')
    assert.deepEqual([event.targetType, event.targetId], ['account', account.publicId])
  })

  test('of nobody is refused', async ({ assert }) => {
    const result = await erasePersonal({ account: 'nobody' }, tester, NOW)
    assert.deepInclude(result, { ok: false, code: 'not_found' })
  })

  test('goes in steps, each with its event', async ({ assert }) => {
    const ids = Array.from({ length: 1001 }, (_, index) => index + 1)
    const events = ids.map((id) => ({
      ...{ id, public_id: `event-${id}`, occurred_at: NOW.toISO(), actor_type: 'system' },
      ...{ action: 'test.done', outcome: 'done', details: '{}' },
    }))
    // SQLite takes 500 rows at a time.
    for (let start = 0; start < events.length; start += 500) {
      const some = events.slice(start, start + 500)
      await db.table('audit_events').multiInsert(some)
      const beside = some.map(({ id }) => ({ event_id: id, salt: 'salt', data: '{}' }))
      await db.table('audit_personal').multiInsert(beside)
    }
    // PostgreSQL does not count ids that were given.
    if (db.connection().dialect.name === 'postgres') {
      await db.rawQuery(`select setval('audit_events_id_seq', 1001)`)
    }
    await erasePersonal({ before: NOW.plus({ days: 1 }) }, tester, NOW)
    const told = await AuditEvent.query().where('action', 'audit.personal_erased').orderBy('id')
    assert.deepEqual(
      told.map(({ details }) => details.events),
      [1000, 1]
    )
  })

  test('twice at once erases each once', async ({ assert }) => {
    await record(5)
    const choice = { before: NOW.plus({ days: 1 }) }
    const results = await Promise.all([1, 2, 3].map(() => erasePersonal(choice, tester, NOW)))
    const erased = results.map((result) => (result.ok ? result.value.erased : 0))
    assert.equal(
      erased.reduce((sum, one) => sum + one),
      5
    )
    assert.lengthOf(await AuditEvent.query().where('action', 'audit.personal_erased'), 1)
  })
})
