import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { pruneExpired } from '#domain/maintenance/prune_expired'
import AuditEvent from '#models/audit_event'
import type Client from '#models/client'
import ClientNote from '#models/client_note'
import { truncate } from '#tests/support/database'
import { PORTAL_API } from '#tests/support/portal_people'
import { invoiceFor, openPortal, signedIn } from '#tests/support/portal_world'
import { adminRequest, staffToken } from '#tests/support/staff_api'

const WORDS = 'Pays late, always apologises'

test.group('Admin API: notes about a client', (group) => {
  let token: string
  let client: Client
  group.each.setup(async () => {
    await truncate()
    await openPortal()
    token = await staffToken('viewer')
    ;({ client } = await invoiceFor('Kestrel', { number: 'A-1' }))
  })

  const send = (method: string, path: string, body?: unknown, headers = {}, as = token) =>
    adminRequest(method, path, { token: as, body, headers })
  const add = async (text = WORDS) =>
    (await send('POST', `/clients/${client.publicId}/notes`, { text })).body.data
  const list = async (query = '') =>
    (await send('GET', `/clients/${client.publicId}/notes${query}`)).body

  test('are written, changed, taken away and had back', async ({ assert }) => {
    const note = await add('First\r\nsecond')
    assert.containsSubset(note, { text: 'First\nsecond', editedAt: null, can: { change: true } })
    const changed = await send('PATCH', `/client-notes/${note.id}`, { text: 'Better' })
    assert.containsSubset(changed.body.data, {
      text: 'Better',
      editedBy: { name: 'Sam viewer' },
    })
    const deletion = `/client-notes/${note.id}/deletion`
    for (const status of [204, 204]) assert.equal((await send('PUT', deletion, {})).status, status)
    assert.lengthOf((await list()).data, 0)
    assert.equal((await send('PATCH', `/client-notes/${note.id}`, { text: 'x' })).status, 404)
    for (const status of [204, 204]) assert.equal((await send('DELETE', deletion)).status, status)
    assert.lengthOf((await list()).data, 1)

    const events = await AuditEvent.query().where('target_type', 'client_note').orderBy('id')
    assert.deepEqual(
      events.map(({ action, details }) => [action, details]),
      ['note.added', 'note.edited', 'note.deleted', 'note.restored'].map((one) => [one, {}])
    )
  })

  test('of a colleague only managers change', async ({ assert }) => {
    const note = await add()
    const change = async (as: string) =>
      (await send('PATCH', `/client-notes/${note.id}`, { text: 'Mine now' }, {}, as)).status
    assert.equal(await change(await staffToken('viewer')), 403)
    assert.equal(await change(await staffToken('manager', { scopes: ['read'] })), 403)
    assert.equal(await change(await staffToken('manager')), 200)
  })

  test('of two who change one at once the second keeps what was typed and sees what is there', async ({
    assert,
  }) => {
    const note = await add()
    const edit = (text: string) =>
      send('PATCH', `/client-notes/${note.id}`, { text }, { 'if-match': `"${note.version}"` })
    const answers = await Promise.all([edit('One'), edit('Two')])
    const statuses = answers.map(({ status }) => status)
    assert.sameMembers(statuses, [200, 412])
    const [won, lost] = statuses[0] === 200 ? answers : answers.toReversed()
    assert.deepEqual(lost.body.current, {
      text: won.body.data.text,
      version: won.body.data.version,
    })
  })

  test('go on page by page, and are refused when empty, too long or hidden', async ({ assert }) => {
    for (const text of ['a', 'b', 'c']) await add(text)
    const first = await list('?limit=2')
    assert.deepEqual(
      first.data.map(({ text }: { text: string }) => text),
      ['c', 'b']
    )
    const next = await list(`?limit=2&after=${first.page.next}`)
    assert.lengthOf(next.data, 1)
    for (const text of ['', '   ', 'x'.repeat(4001), 'a\u202Eb', 7, null]) {
      const { status } = await send('POST', `/clients/${client.publicId}/notes`, { text })
      assert.equal(status, 422, String(text).slice(0, 20))
    }
  })

  test('reach no client: neither an answer nor their activity nor an export', async ({
    assert,
  }) => {
    await add()
    const browser = await signedIn(client)
    const manager = await staffToken('owner')
    const answers = [
      ...(await Promise.all(
        ['bootstrap', 'profile', 'activity', 'dashboard', 'invoices'].map((path) =>
          browser.get(`${PORTAL_API}/${path}`)
        )
      )),
      await send('GET', '/clients/export?format=jsonl', undefined, {}, manager),
      await send('GET', '/audit-events?format=jsonl', undefined, {}, manager),
    ]
    for (const { status, body } of answers) {
      assert.equal(status, 200)
      assert.notInclude(
        Buffer.isBuffer(body) ? body.toString() : JSON.stringify(body),
        'apologises'
      )
    }
    const told = (await browser.get(`${PORTAL_API}/activity`)).body.data
    assert.notInclude(JSON.stringify(told), 'note.')
  })

  test('that were taken away are gone after thirty days', async ({ assert }) => {
    const [kept, gone] = [await add('kept'), await add('gone')]
    await send('PUT', `/client-notes/${gone.id}/deletion`, {})
    await pruneExpired(DateTime.utc().plus({ days: 29 }))
    assert.lengthOf(await ClientNote.all(), 2)
    await pruneExpired(DateTime.utc().plus({ days: 31 }))
    assert.deepEqual(
      (await ClientNote.all()).map(({ publicId }) => publicId),
      [kept.id]
    )
  })
})
