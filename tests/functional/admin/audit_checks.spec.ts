import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import { checkLog } from '#domain/audit/checks/check_log'
import { sealEvents } from '#domain/audit/seal_events'
import AuditCheck from '#models/audit_check'
import AuditEvent from '#models/audit_event'
import { record, tamper } from '#tests/support/audit_world'
import { truncate } from '#tests/support/database'
import { NOW } from '#tests/support/people'
import { adminRequest, staffToken } from '#tests/support/staff_api'

const LATER = NOW.plus({ minutes: 1 })

test.group('Whether the audit log is intact, as the server says', (group) => {
  let token: string
  group.each.setup(async () => {
    await truncate()
    token = await staffToken('viewer')
  })

  const ask = () => adminRequest('POST', '/audit-checks', { token, body: {} })
  const last = async () => (await adminRequest('GET', '/audit-checks', { token })).body.data[0]
  const seal = () => sealEvents({ now: NOW, always: true })

  test('somebody asks, the worker looks, and what came of it is told and on record', async ({
    assert,
  }) => {
    await record(3)
    await seal()
    const first = await ask()
    assert.equal(first.status, 202)
    assert.deepInclude(first.body.data, { finishedAt: null, intact: null, problem: null })
    // While one goes on another asks for nothing more.
    assert.equal((await ask()).body.data.id, first.body.data.id)
    assert.equal(await jobsWaiting(), 1)

    const { id } = await AuditCheck.findByOrFail({ publicId: first.body.data.id })
    const verdict = await checkLog(id, () => LATER)
    assert.isTrue(verdict?.intact)
    const told = await last()
    assert.deepInclude(told, { id: first.body.data.id, intact: true, problem: null })
    assert.equal(told.finishedAt, LATER.toUTC().toISO())
    assert.isAtLeast(told.seq, 3)
    const event = await AuditEvent.findByOrFail({ action: 'audit.verified' })
    assert.deepEqual([event.actorType, event.outcome], ['staff', 'done'])
    // Its job delivered once more changes nothing.
    assert.isNull(await checkLog(id, () => LATER))
    assert.notEqual((await ask()).body.data.id, first.body.data.id)
  })

  test('an event that was changed is named, and the daily look finds it by itself', async ({
    assert,
  }) => {
    await record(4)
    await seal()
    const { seq } = await AuditEvent.query().orderBy('id', 'desc').firstOrFail()
    await tamper(`update audit_events set action = 'test.other' where seq = ${seq}`)
    await checkLog(null, () => LATER)
    assert.deepInclude(await last(), { intact: false, seq, problem: 'edited', askedBy: null })
    const event = await AuditEvent.findByOrFail({ action: 'audit.verified' })
    assert.deepEqual([event.actorType, event.outcome], ['system', 'failed'])
  })

  test('one that broke off hours ago ends without a verdict when the next is asked for', async ({
    assert,
  }) => {
    const startedAt = DateTime.utc().minus({ hours: 3 })
    await AuditCheck.create({ publicId: 'broke_off', startedAt })
    assert.notEqual((await ask()).body.data.id, 'broke_off')
    const broken = await AuditCheck.findByOrFail({ publicId: 'broke_off' })
    assert.isNotNull(broken.finishedAt)
    assert.isNull(broken.intact)
  })
})

async function jobsWaiting(): Promise<number> {
  const jobs = await db.from('queue_jobs').select('data')
  return jobs.filter(({ data }) => String(data).includes('verify_audit_log')).length
}
