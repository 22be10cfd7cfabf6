import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { claimBulkJob } from '#domain/bulk/claim_bulk_job'
import { storeRows } from '#domain/bulk/store_rows'
import { writeTransaction } from '#database/write_transaction'
import { dropBrokenUploads } from '#domain/bulk/upload_limits'
import { startBulkJob } from '#domain/bulk/start_bulk_job'
import { iso } from '#domain/shared/iso'
import BulkJob from '#models/bulk_job'
import Staff from '#models/staff'
import { jobOf } from '#tests/support/bulk_jobs'
import { truncate } from '#tests/support/database'
import { NOW, tester } from '#tests/support/people'
import { adminRequest, staffToken } from '#tests/support/staff_api'

const MEGABYTE = 1024 * 1024

async function* megabytes(count: number, breaksOff = false): AsyncIterable<Buffer> {
  for (let index = 0; index < count; index++) yield Buffer.alloc(MEGABYTE, 'x')
  if (breaksOff) throw new Error('the sender hung up')
}

const kept = async () => ({
  jobs: (await BulkJob.query()).length,
  pieces: Number((await db.from('bulk_job_inputs').count('* as total'))[0].total),
})

const importOf = async (chunks: AsyncIterable<Uint8Array>, limit = 10 * MEGABYTE, now = NOW) =>
  startBulkJob(
    {
      ...{ kind: 'import_clients' as const, params: {}, dryRun: false },
      file: { name: 'clients.csv', chunks, limit },
    },
    await Staff.firstOrFail(),
    tester,
    now
  )

test.group('Admin API: jobs', (group) => {
  group.each.setup(() => truncate())

  test('a job is followed with its ETag: 304 until something has changed', async ({ assert }) => {
    const token = await staffToken('manager')
    const job = await jobOf('send_invites')
    const path = `/jobs/${job.publicId}`

    const first = await adminRequest('GET', path, { token })
    assert.deepInclude(first.body.data, { kind: 'send_invites', state: 'queued', done: 0 })
    const headers = { 'if-none-match': first.headers.get('etag')! }
    assert.equal((await adminRequest('GET', path, { token, headers })).status, 304)

    await claimBulkJob(NOW)
    const later = await adminRequest('GET', path, { token, headers })
    assert.deepEqual([later.status, later.body.data.state], [200, 'running'])
  })

  test('rows come in the order of the work, page by page, and by outcome', async ({ assert }) => {
    const token = await staffToken('viewer')
    const job = await jobOf('send_invites')
    const row = (line: number, outcome: string) => ({
      ...{ line, column: null, outcome, code: 'not_there', message: null },
      ...{ ref: null, name: '\0'.concat('ü'.repeat(400)), targetId: null },
    })
    const rows = [row(2, 'refused'), row(3, 'already_active'), row(4, 'refused')]
    // Rows of others stand before them, and no cursor tells how many.
    const other = await jobOf('send_invites')
    await writeTransaction((trx) => storeRows(trx, other, [row(9, 'refused'), row(8, 'refused')]))
    await writeTransaction((trx) => storeRows(trx, job, rows))

    const path = `/jobs/${job.publicId}/rows`
    const first = await adminRequest('GET', `${path}?limit=2`, { token })
    const lines = (answer: typeof first) => answer.body.data.map((one: any) => one.line)
    assert.deepEqual([lines(first), first.body.page.next], [[2, 3], '1'])
    assert.deepInclude(first.body.data[1], { outcome: 'already-active', code: 'not-there' })
    assert.lengthOf(first.body.data[0].name, 300)
    const next = await adminRequest('GET', `${path}?after=${first.body.page.next}`, { token })
    assert.deepEqual([lines(next), next.body.page.next], [[4], null])
    const refused = await adminRequest('GET', `${path}?outcome=refused`, { token })
    assert.deepEqual(lines(refused), [2, 4])
  })

  test('a job that waits is cancelled at once; twice is once', async ({ assert }) => {
    const token = await staffToken('manager')
    const job = await jobOf('send_invites')
    for (const time of ['once', 'twice']) {
      const path = `/jobs/${job.publicId}/cancellation`
      const { status, body } = await adminRequest('PUT', path, { token, body: {} })
      assert.deepEqual([status, body.data.state], [200, 'cancelled'], time)
    }
    const { body } = await adminRequest('GET', '/jobs?state=cancelled', { token })
    assert.deepEqual(
      body.data.map(({ id }: { id: string }) => id),
      [job.publicId]
    )
  })

  test('a file is kept in pieces until the job ends', async ({ assert }) => {
    await staffToken('manager')
    const started = await importOf(megabytes(3))
    assert.isTrue(started.ok)
    assert.deepEqual(await kept(), { jobs: 1, pieces: 3 })
    const token = await staffToken('manager')
    const { body } = await adminRequest('GET', '/jobs', { token })
    const path = `/jobs/${body.data[0].id}/cancellation`
    await adminRequest('PUT', path, { token, body: {} })
    assert.deepEqual(await kept(), { jobs: 1, pieces: 0 })
  })

  test('of files that wait, one person has three at most and all have ten', async ({ assert }) => {
    const token = await staffToken('manager')
    const post = () =>
      adminRequest('POST', '/client-imports', {
        token,
        headers: { 'content-type': 'text/csv' },
        body: Buffer.from('ref,name\nC-1,Acme\n'),
      })
    const answers = await Promise.all([post(), post(), post(), post(), post()])
    assert.deepEqual(answers.map(({ status }) => status).sort(), [202, 202, 202, 429, 429])
    const refused = answers.find(({ status }) => status === 429)!
    assert.equal(refused.body.type, 'too-many-jobs')
    assert.isAbove(Number(refused.headers.get('retry-after')), 0)
    // Work without a file is no matter of room.
    assert.isTrue((await jobOf('send_invites')).id > 0)

    const file = () => ({ name: 'x.csv', chunks: megabytes(1), limit: MEGABYTE })
    for (let more = 0; more < 7; more++) await jobOf('import_clients', { file: file() })
    await assert.rejects(() => jobOf('import_clients', { file: file() }), 'too_many_jobs')
    assert.deepEqual(await kept(), { jobs: 11, pieces: 10 })
  })

  test('a file whose server ended while it arrived is dropped, and in nobody’s way', async ({
    assert,
  }) => {
    await staffToken('manager')
    for (let index = 0; index < 3; index++) {
      const started = await importOf(megabytes(1))
      if (!started.ok) continue
      const arrived = { state: 'receiving', updated_at: iso(NOW.plus({ minutes: 20 })) }
      await BulkJob.query().where('id', started.value.id).update(arrived)
    }
    // They began long ago, and a piece of each came just now.
    assert.equal(await dropBrokenUploads(NOW.plus({ minutes: 29 })), 0)
    assert.deepInclude(await importOf(megabytes(1)), { ok: false, code: 'too_many_jobs' })
    const later = NOW.plus({ minutes: 31 })
    assert.isTrue((await importOf(megabytes(1), MEGABYTE, later)).ok)
    assert.equal(await dropBrokenUploads(later), 3)
    assert.deepEqual(await kept(), { jobs: 1, pieces: 1 })
  })

  test('of a file that is too large, empty or broken off nothing is kept', async ({ assert }) => {
    await staffToken('manager')
    const large = await importOf(megabytes(5), 2 * MEGABYTE)
    assert.deepInclude(large, { ok: false, code: 'file_too_large' })
    assert.deepInclude(await importOf(megabytes(0)), { ok: false, code: 'file_empty' })
    await assert.rejects(() => importOf(megabytes(2, true)), 'the sender hung up')
    assert.deepEqual(await kept(), { jobs: 0, pieces: 0 })
  })

  test('a job whose file is still arriving does not exist yet', async ({ assert }) => {
    const token = await staffToken('manager')
    const job = await jobOf('import_clients')
    await job.merge({ state: 'receiving' }).save()
    const { body } = await adminRequest('GET', '/jobs', { token })
    assert.lengthOf(body.data, 0)
    assert.equal((await adminRequest('GET', `/jobs/${job.publicId}`, { token })).status, 404)
    assert.isNull(await claimBulkJob(NOW))
  })
})
