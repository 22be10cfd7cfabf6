import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import AuditEvent from '#models/audit_event'
import BulkJob from '#models/bulk_job'
import IdempotencyKey from '#models/idempotency_key'
import { doBulkJobs } from '#tests/support/bulk_jobs'
import { truncate } from '#tests/support/database'
import { adminRequest, staffToken } from '#tests/support/staff_api'

const LONG_AGO = '2026-01-01T00:00:00.000Z'
const CSV = { 'content-type': 'text/csv' }

test.group('Admin API: a job is started once per Idempotency-Key', (group) => {
  let token: string
  group.each.setup(async () => {
    await truncate()
    token = await staffToken('owner')
  })
  const post = (path: string, body: unknown, key: string, headers: object = {}, as = token) =>
    adminRequest('POST', path, {
      token: as,
      body,
      headers: { ...headers, 'idempotency-key': key },
    })

  test('asked again it answers the same job as it stands by then; something else is refused', async ({
    assert,
  }) => {
    const FILE = 'ref,name\nC-1,One\n'
    const starts: [string, unknown, object][] = [
      ['/accounts', { all: true }, {}],
      ['/accounts/bulk', 'client_ref,email,role\nC-1,a@x.example,owner\n', CSV],
      ['/invites', { to: 'all' }, {}],
      ['/invites/bulk', 'email\na@x.example\n', CSV],
      ['/client-imports', FILE, CSV],
      ['/invoice-imports/bulk', 'number\nR-1\n', CSV],
      ['/reconciliations', { scope: 'open' }, {}],
      ['/event-replays', { since: '2026-01-01T00:00:00Z' }, {}],
    ]
    for (const [path, body, headers] of starts) {
      const first = await post(path, body, path, headers)
      assert.equal(first.status, 202, `${path} ${JSON.stringify(first.body)}`)
      await doBulkJobs()
      const again = await post(path, body, path, headers)
      assert.deepEqual([again.status, again.body.data.id], [202, first.body.data.id], path)
      assert.notEqual(again.body.data.state, 'queued', path)
      assert.equal(again.headers.get('location'), first.headers.get('location'))
    }
    assert.lengthOf(await BulkJob.all(), starts.length)

    for (const [path, body, headers] of [
      ['/invites', { to: 'pending' }, {}],
      ['/client-imports', `${FILE}C-2,Two\n`, CSV],
      ['/client-imports', FILE.replace('One', 'Two'), CSV],
      ['/client-imports?dryRun=true', FILE, CSV],
    ] as const) {
      const { status, body: problem } = await post(path, body, path.split('?')[0], headers)
      assert.deepEqual([status, problem.type.split('/').at(-1)], [409, 'idempotency-key-reused'])
    }
    const colleague = await staffToken('owner')
    assert.equal((await post('/invites', { to: 'all' }, '/invites', {}, colleague)).status, 202)
    assert.lengthOf(await BulkJob.all(), starts.length + 1)
  })

  test('a server that dies before it writes down its answer starts nothing twice', async ({
    assert,
  }) => {
    const file = 'ref,name\nC-1,One\n'
    const starts: [string, unknown, object][] = [
      ['/invites', { to: 'all' }, {}],
      ['/client-imports', file, CSV],
    ]
    for (const [path, body, headers] of starts) {
      const first = await post(path, body, path, headers)
      await doBulkJobs()
      // As it is found two minutes later, and as it is found after it was forgotten.
      for (const forget of [
        () =>
          db.from('idempotency_keys').update({ status: null, body: null, created_at: LONG_AGO }),
        () => IdempotencyKey.query().delete(),
      ]) {
        await forget()
        const again = await post(path, body, path, headers)
        assert.deepEqual([again.status, again.body.data.id], [202, first.body.data.id], path)
      }
    }
    assert.lengthOf(await BulkJob.all(), starts.length)
    assert.lengthOf(await AuditEvent.query().where('action', 'job.started'), starts.length)
    assert.lengthOf(await db.from('bulk_job_inputs'), 0)

    await IdempotencyKey.query().delete()
    const other = await post('/client-imports', file.replace('One', 'Two'), '/client-imports', CSV)
    assert.equal(other.status, 202)
    assert.lengthOf(await BulkJob.all(), starts.length + 1)
  })

  test('a file that was refused gives its key back', async ({ assert }) => {
    const refused = await post('/client-imports', '', 'k', CSV)
    assert.equal(refused.status, 422)
    assert.equal((await post('/client-imports', 'ref,name\nC-1,One\n', 'k', CSV)).status, 202)
  })
})
