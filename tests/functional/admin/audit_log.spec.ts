import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { recordAudit, type AuditFacts } from '#domain/audit/record_audit'
import { sealEvents } from '#domain/audit/seal_events'
import type { Actor } from '#domain/shared/actor'
import AuditEvent from '#models/audit_event'
import Staff from '#models/staff'
import { truncate } from '#tests/support/database'
import { openTestClient, tester, visitor } from '#tests/support/people'
import { adminRequest, staffToken } from '#tests/support/staff_api'

const DAY = DateTime.fromISO('2026-11-20T10:00:00Z', { zone: 'utc' })

test.group('The audit log, page by page', (group) => {
  let token: string
  group.each.setup(async () => {
    await truncate()
    token = await staffToken('viewer')
  })

  const record = (facts: AuditFacts, actor: Actor = tester, at = DAY) =>
    writeTransaction((trx) => recordAudit(trx, actor, facts, at))
  const get = async (query = '') =>
    (await adminRequest('GET', `/audit-log?${query}`, { token })).body
  const actionsOf = async (query: string) =>
    (await get(query)).data.map(({ action }: { action: string }) => action)

  test('tells of an event all that is known, and of who did it what is kept beside', async ({
    assert,
  }) => {
    const { client } = await openTestClient()
    const staff = await Staff.firstOrFail()
    const actor: Actor = {
      ...visitor,
      type: 'staff',
      id: staff.publicId,
      role: 'viewer',
    }
    const name = '<b>=1+1</b>\u202e'
    await record(
      {
        action: 'invite.sent',
        clientId: client.id,
        target: { type: 'membership', id: 'm1' },
        details: { name },
      },
      actor
    )
    const [event] = (await get('action=invite.sent')).data
    assert.deepEqual(event.actor, {
      type: 'staff',
      id: staff.publicId,
      role: 'viewer',
      name: staff.name,
    })
    assert.deepInclude(event, {
      seq: null,
      at: DAY.toISO(),
      outcome: 'done',
      client: { id: client.publicId, name: client.name },
      target: { type: 'membership', id: 'm1', label: null },
      details: { name },
      personal: { ip: '203.0.113.7', userAgent: 'test' },
    })
    await sealEvents()
    assert.isNumber((await get('action=invite.sent')).data[0].seq)
  })

  test('narrows by action, actor, client and time', async ({ assert }) => {
    const { client } = await openTestClient()
    // Not the one who asks: their token's use is on record as well.
    await staffToken('owner')
    const staff = await Staff.query().orderBy('id', 'desc').firstOrFail()
    const byStaff: Actor = { ...tester, type: 'staff', id: staff.publicId, role: 'owner' }
    await record({ action: 'payment.settled', clientId: client.id }, tester, DAY)
    await record({ action: 'payment.refused' }, byStaff, DAY.plus({ days: 1 }))
    await record({ action: 'payments.other' }, visitor, DAY.plus({ days: 2 }))

    assert.deepEqual(await actionsOf('action=payment'), ['payment.refused', 'payment.settled'])
    assert.deepEqual(await actionsOf('action=payment.settled'), ['payment.settled'])
    assert.deepEqual(await actionsOf(`actor=${staff.publicId}&action=payment`), ['payment.refused'])
    assert.deepEqual(
      await actionsOf(`action=payment&actor=${encodeURIComponent(staff.email.toUpperCase())}`),
      ['payment.refused']
    )
    assert.deepEqual(await actionsOf('actor=anonymous'), ['payments.other'])
    assert.deepEqual(await actionsOf('actor=nobody@x.example'), [])
    assert.deepEqual(await actionsOf(`client=${client.publicId}&action=payment`), [
      'payment.settled',
    ])
    assert.deepEqual(await actionsOf('since=2026-11-21&until=2026-11-21'), ['payment.refused'])
    const wrong = ['action=a.b.c', 'since=x', 'since=2026-11-21&until=2026-11-20', 'limit=101']
    for (const query of [...wrong, 'client=1', 'page=2', 'after=x', 'action=%25']) {
      const { status } = await adminRequest('GET', `/audit-log?${query}`, { token })
      assert.equal(status, 422, query)
    }
  })

  test('leaves no event of the reading, pages both ways, and forgets who was erased', async ({
    assert,
  }) => {
    for (let count = 1; count <= 5; count++) {
      await record({ action: 'test.done', details: { count } }, visitor)
    }
    const counts = (page: any) => page.data.map(({ details }: any) => details.count)
    const first = await get('limit=2&action=test')
    assert.deepEqual(counts(first), [5, 4])
    const second = await get(`limit=2&action=test&after=${first.page.next}`)
    assert.deepEqual(counts(second), [3, 2])
    const back = await get(`limit=2&action=test&after=${second.page.prev}`)
    assert.deepEqual(counts(back), [5, 4])
    assert.isEmpty(await AuditEvent.query().whereLike('action', 'audit.%'))

    const [{ id }] = first.data
    const { id: row } = await AuditEvent.findByOrFail('publicId', id)
    await writeTransaction((trx) => trx.from('audit_personal').where('event_id', row).delete())
    assert.isNull((await get('limit=1&action=test')).data[0].personal)
  })
})
