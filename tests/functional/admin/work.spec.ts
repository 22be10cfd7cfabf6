import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import AuditEvent from '#models/audit_event'
import Client from '#models/client'
import Invoice from '#models/invoice'
import Membership from '#models/membership'
import OutboxMail from '#models/outbox_mail'
import SecretToken from '#models/secret_token'
import { readSettings } from '#domain/settings/read_settings'
import { doBulkJobs } from '#tests/support/bulk_jobs'
import { truncate } from '#tests/support/database'
import { openTestClient } from '#tests/support/people'
import { invoiceFor } from '#tests/support/portal_world'
import { adminRequest, staffToken } from '#tests/support/staff_api'
import { ublText } from '#tests/unit/domain/imports/ubl_text'

async function isPortalOn(): Promise<boolean> {
  const { portal } = await readSettings()
  return portal.enabled
}

test.group('Admin API: the work', (group) => {
  let token: string
  group.each.setup(async () => {
    await truncate()
    token = await staffToken('owner')
  })

  const send = (method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
    adminRequest(method, path, { token, body, headers })

  test('the portal is turned on and off, twice is harmless, and each change is audited once', async ({
    assert,
  }) => {
    const first = await send('PUT', '/portal-opening')
    const second = await send('PUT', '/portal-opening')
    assert.deepInclude(first.body.data, { enabled: true, changed: true })
    assert.deepInclude(second.body.data, { enabled: true, changed: false })
    assert.isTrue(await isPortalOn())

    await send('DELETE', '/portal-opening')
    assert.isFalse(await isPortalOn())

    const events = await AuditEvent.query().where('action', 'setting.changed').orderBy('id')
    assert.lengthOf(events, 2)
    assert.deepInclude(events[0].$attributes, {
      actorType: 'staff',
      actorRole: 'owner',
      targetId: 'portal',
    })
  })

  test('status counts what there is and says who asks', async ({ assert }) => {
    await invoiceFor('Kestrel', { number: 'S-1' })
    const { status, body, headers } = await send('GET', '/status')

    assert.equal(status, 200)
    assert.equal(headers.get('cache-control'), 'no-store')
    assert.deepInclude(body.data.counts, { clients: 1, invoices: { total: 1, unpaid: 1 } })
    assert.equal(body.data.counts.accounts.notInvited, 1)
    assert.deepInclude(body.data.you, { name: 'Sam owner', role: 'owner' })
    assert.match(body.data.version, /^\d+\.\d+\.\d+/)
  })

  test('a file is imported once; the same again is unchanged, another content refused', async ({
    assert,
  }) => {
    const file = ublText({ number: 'I-1' })
    const first = await send('POST', '/invoice-imports?fileName=i-1.xml', file)
    assert.equal(first.status, 201)
    assert.equal(first.body.data.outcome, 'imported')
    assert.equal(first.body.data.invoice.number, 'I-1')
    assert.isTrue(first.body.data.client.opened)

    const again = await send('POST', '/invoice-imports?fileName=i-1.xml', file)
    assert.deepEqual([again.status, again.body.data.outcome], [200, 'unchanged'])

    const other = await send(
      'POST',
      '/invoice-imports',
      ublText({ number: 'I-1', lines: [{ net: 500, rate: 20 }] })
    )
    assert.deepEqual([other.status, other.body.type], [422, 'invoice-refused'])
    assert.equal(other.body.problems[0].code, 'number_taken')
    assert.equal(other.body.problems[0].rule, 'BT-1')

    assert.lengthOf(await Invoice.all(), 1)
    assert.lengthOf(await OutboxMail.all(), 0)
  })

  test('the same file ten times at once makes one invoice and one client', async ({ assert }) => {
    const file = ublText({ number: 'TWICE' })
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => send('POST', '/invoice-imports', file))
    )
    const outcomes = answers.map(({ body }) => body.data?.outcome ?? body.type)
    assert.lengthOf(
      outcomes.filter((outcome) => outcome === 'imported'),
      1
    )
    assert.lengthOf(
      outcomes.filter((outcome) => outcome === 'unchanged'),
      9
    )
    assert.lengthOf(await Invoice.all(), 1)
    assert.lengthOf(await Client.all(), 1)
  })

  test('with notify the client is mailed', async ({ assert }) => {
    await send(
      'POST',
      '/invoice-imports?notify=true',
      ublText({ number: 'N-1', buyer: { name: 'Kestrel', email: 'a@kestrel.example' } })
    )
    assert.lengthOf(await OutboxMail.all(), 1)
  })

  test('mailing clients takes the scope of people as well', async ({ assert }) => {
    const narrow = await staffToken('manager', { scopes: ['invoices'] })
    const file = ublText({ number: 'N-1', buyer: { name: 'Kestrel', email: 'a@kestrel.example' } })
    const both = await staffToken('manager', { scopes: ['invoices', 'clients'] })
    const asked = (path: string, body: string, type: string, as: string) =>
      adminRequest('POST', path, { token: as, body, headers: { 'content-type': type } })
    for (const [path, body, type, good] of [
      ['/invoice-imports', file, 'application/xml', 201],
      ['/invoice-imports/bulk', 'number\nR-1\n', 'text/csv', 202],
    ] as const) {
      assert.equal((await asked(`${path}?notify=true`, body, type, narrow)).status, 403, path)
      assert.equal((await asked(`${path}?notify=true`, body, type, both)).status, good, path)
      const quiet = await asked(`${path}?notify=false`, body, type, narrow)
      assert.oneOf(quiet.status, [200, 202], path)
    }
    assert.lengthOf(await OutboxMail.all(), 1)
  })

  test('a body over 10 MB, of another type or compressed is refused before it is read', async ({
    assert,
  }) => {
    const big = await send('POST', '/invoice-imports', new Uint8Array(10 * 1024 * 1024 + 1))
    assert.deepEqual([big.status, big.body.type], [413, 'too-large'])

    const type = await send('POST', '/invoice-imports', 'x', { 'content-type': 'text/plain' })
    assert.deepEqual([type.status, type.body.type], [415, 'unsupported-media-type'])

    const packed = await send('POST', '/invoice-imports', 'x', { 'content-encoding': 'gzip' })
    assert.equal(packed.status, 415)
  })

  test('a multipart field named toString ends nobody', async ({ assert }) => {
    for (const name of ['toString', 'constructor', '__proto__']) {
      const form = new FormData()
      form.append(name, new Blob(['x']), 'x.xml')
      const { body, type } = { body: await new Response(form).blob(), type: 'multipart/form-data' }
      for (const path of ['/invoice-imports', '/accounts', '/invites']) {
        const answer = await send('POST', path, new Uint8Array(await body.arrayBuffer()), {
          'content-type': body.type || type,
        })
        assert.isAtLeast(answer.status, 400)
        assert.isBelow(answer.status, 500)
      }
    }
    const after = await send('GET', '/status')
    assert.equal(after.status, 200)
  })

  test('missing accounts are made once by a job, and a dry run makes none', async ({ assert }) => {
    const { membership } = await openTestClient()
    await Membership.query().where('id', membership.id).delete()
    const counts = async (asked: object) => {
      const { status, headers, body } = await send('POST', '/accounts', asked)
      assert.deepEqual([status, body.data.state], [202, 'queued'])
      await doBulkJobs()
      const path = headers.get('location')!.replace('/api/v1/admin', '')
      return (await send('GET', path)).body.data.counts
    }

    assert.deepInclude(await counts({ all: true, dryRun: true }), { created: 1 })
    assert.lengthOf(await Membership.all(), 0)
    assert.deepInclude(await counts({ all: true }), { created: 1 })
    assert.deepInclude(await counts({ all: true }), { 'created': 0, 'already-there': 1 })
    assert.lengthOf(await Membership.all(), 1)
  })

  test('invites go to the pending, to all, or to named clients', async ({ assert }) => {
    const { client } = await openTestClient({ ref: 'C-1041' })
    const outcome = async (asked: object) => {
      const { body } = await send('POST', '/invites', asked)
      await doBulkJobs()
      const { body: rows } = await send('GET', `/jobs/${body.data.id}/rows`)
      return rows.data.map((row: any) => row.outcome)
    }

    assert.deepEqual(await outcome({ to: 'pending', dryRun: true }), ['sent'])
    assert.lengthOf(await OutboxMail.all(), 0)
    assert.deepEqual(await outcome({ to: 'pending' }), ['sent'])
    assert.deepEqual(await outcome({ to: 'pending' }), ['link-still-valid'])
    for (const asked of [
      { to: 'all' },
      { to: 'clients', clients: ['C-1041'] },
      { to: 'clients', clients: [client.publicId] },
    ]) {
      assert.deepEqual(await outcome(asked), ['just-invited'])
      const earlier = DateTime.utc().minus({ minutes: 61 }).toISO()
      await SecretToken.query().update({ created_at: earlier })
      assert.deepEqual(await outcome(asked), ['sent'])
    }
    assert.lengthOf(await OutboxMail.all(), 4)
  })

  test('one unknown client refuses the whole list, and nobody is invited', async ({ assert }) => {
    await openTestClient({ ref: 'C-1' })
    const { status, body } = await send('POST', '/invites', {
      to: 'clients',
      clients: ['C-1', 'C-2'],
    })
    assert.equal(status, 422)
    assert.match(body.errors[0].message, /C-2/)
    assert.lengthOf(await OutboxMail.all(), 0)
  })

  test('what is misspelt or of the wrong type is refused, not ignored', async ({ assert }) => {
    const refused = [
      ['POST', '/accounts', {}],
      ['POST', '/accounts', { all: 'yes' }],
      ['POST', '/accounts', { all: true, dry_run: true }],
      ['POST', '/accounts', { all: true, dryRun: 'true' }],
      ['POST', '/accounts', []],
      ['POST', '/invites', { to: 'everyone' }],
      ['POST', '/invites', { to: 'clients' }],
      ['POST', '/invites', { to: 'clients', clients: [] }],
      ['POST', '/invites', { to: 'clients', clients: [{ a: 1 }] }],
      ['GET', '/clients?limit=0'],
      ['GET', '/clients?limit=1e9'],
      ['GET', '/clients?limit=1&limit=2'],
      ['GET', '/clients?after=1'],
      ['GET', '/clients?after=o.nothing'],
      ['GET', "/invoices?after=o.'%20or%201=1"],
      ['GET', '/invoices?ofset=2'],
      ['GET', '/audit-events?since=yesterday'],
      ['GET', '/audit-events?since=2026-02-31'],
      ['GET', '/audit-events?since=2026-03-01&until=2026-02-01'],
    ] as const
    for (const [method, path, body] of refused) {
      const answer = await send(method, path, body)
      assert.deepEqual(
        [answer.status, answer.body.type],
        [422, 'invalid-input'],
        `${method} ${path}`
      )
      assert.isNotEmpty(answer.body.errors)
    }
  })

  test('lists are walked forth and back by cursor without losing or repeating a row', async ({
    assert,
  }) => {
    for (let n = 1; n <= 5; n++) await invoiceFor(`Client ${n}`, { number: `L-${n}` })
    const page = async (after: string | null) => {
      const { body } = await send('GET', `/invoices?limit=2${after ? `&after=${after}` : ''}`)
      return body
    }
    const numbers = (body: any) => body.data.map((row: any) => row.number)

    const first = await page(null)
    const second = await page(first.page.next)
    const third = await page(second.page.next)
    const back = await page(third.page.prev)
    const start = await page(back.page.prev)

    assert.deepEqual([first, second, third].map(numbers), [['L-5', 'L-4'], ['L-3', 'L-2'], ['L-1']])
    assert.deepEqual(numbers(back), ['L-3', 'L-2'])
    assert.deepEqual(numbers(start), ['L-5', 'L-4'])
    assert.isNull(third.page.next)
    assert.isNull(first.page.prev)
    assert.isNull(start.page.prev)
    assert.notMatch(JSON.stringify(first), /"id":\d/)
  })

  test('the audit log is exported as JSON Lines that end with the head and tell of the export', async ({
    assert,
  }) => {
    await send('PUT', '/portal-opening')
    const { status, headers, body } = await send('GET', '/audit-events')
    const lines = String(body)
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))

    assert.equal(status, 200)
    assert.match(headers.get('content-type')!, /^application\/jsonl/)
    const actions = lines.slice(0, -1).map(({ action }) => action)
    assert.includeMembers(actions, ['setting.changed', 'audit.exported'])
    assert.deepInclude(lines.at(-1), { kind: 'head', events: lines.length - 1 })

    const none = await send('GET', '/audit-events?until=2001-01-01')
    assert.deepInclude(JSON.parse(none.body), { kind: 'head', events: 0 })
  })
})
