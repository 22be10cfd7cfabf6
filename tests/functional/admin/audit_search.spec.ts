import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { ACTION_GROUPS } from '#domain/audit/reading/action_groups'
import { recordAudit, type AuditFacts } from '#domain/audit/record_audit'
import type { Actor } from '#domain/shared/actor'
import Staff from '#models/staff'
import { truncate } from '#tests/support/database'
import { tester, visitor } from '#tests/support/people'
import { invoiceFor } from '#tests/support/portal_world'
import { adminRequest, staffToken } from '#tests/support/staff_api'

const DAY = DateTime.fromISO('2026-11-20T10:00:00Z', { zone: 'utc' })

test.group('Looking for something in the audit log', (group) => {
  let token: string
  group.each.setup(async () => {
    await truncate()
    token = await staffToken('viewer')
  })

  const record = (facts: AuditFacts, actor: Actor = tester) =>
    writeTransaction((trx) => recordAudit(trx, actor, facts, DAY))
  const find = async (query: Record<string, string>) => {
    const { body } = await adminRequest('GET', `/audit-log?${new URLSearchParams(query)}`, {
      token,
    })
    return body.data as { action: string; target: { label: string | null } | null }[]
  }
  const actions = async (query: Record<string, string>) =>
    (await find(query)).map(({ action }) => action)

  test('words find people, invoices, clients and network addresses', async ({ assert }) => {
    const { invoice, client } = await invoiceFor('Kestrel Bay', { number: 'INV-77' })
    await staffToken('owner')
    const owner = await Staff.query().orderBy('id', 'desc').firstOrFail()
    await owner.merge({ name: 'Ravi 100% Menon' }).save()
    await record({ action: 'test.by' }, { ...tester, type: 'staff', id: owner.publicId })
    await record({ action: 'test.to', target: { type: 'staff', id: owner.publicId } })
    await record({ action: 'test.invoice', target: { type: 'invoice', id: invoice.publicId } })
    await record({ action: 'test.client', clientId: client.id })
    const from: Actor = { ...visitor, personal: { ip: '198.51.100.7', userAgent: null } }
    await record({ action: 'test.from' }, from)

    assert.deepEqual(await actions({ q: '100% menon', action: 'test' }), ['test.to', 'test.by'])
    assert.deepEqual(await actions({ q: '100_ menon', action: 'test' }), [])
    assert.deepEqual(await actions({ q: 'inv-77', action: 'test' }), ['test.invoice'])
    assert.deepEqual(await actions({ q: client.name, action: 'test' }), ['test.client'])
    assert.deepEqual(await actions({ q: '198.51.100.7' }), ['test.from'])
    assert.deepEqual(await actions({ q: '198.51.100' }), [])
    const [told] = await find({ q: 'INV-77' })
    assert.equal(told?.target?.label, 'INV-77')
  })

  test('a group finds all of its kinds and nothing else', async ({ assert }) => {
    for (const action of ['payment.opened', 'refund.failed', 'payments.odd', 'staff.disabled']) {
      await record({ action })
    }
    assert.deepEqual(await actions({ group: 'payments' }), ['refund.failed', 'payment.opened'])
    const { status } = await adminRequest('GET', '/audit-log?group=money', { token })
    assert.equal(status, 422)
    const kinds = Object.values(ACTION_GROUPS).flat()
    assert.equal(new Set(kinds).size, kinds.length)
  })
})
