import { once } from 'node:events'
import { createServer, type AddressInfo, type Server } from 'node:net'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import { SMTPServer } from 'smtp-server'
import { claimBulkJob } from '#domain/bulk/claim_bulk_job'
import { beat } from '#domain/diagnosis/beat'
import { diagnose } from '#domain/diagnosis/diagnose'
import { lookAt } from '#domain/diagnosis/look_at'
import { Surroundings } from '#domain/diagnosis/surroundings'
import { recordAudit } from '#domain/audit/record_audit'
import { writeTransaction } from '#database/write_transaction'
import { verifySmtp } from '#mails/verify_smtp'
import { jobOf } from '#tests/support/bulk_jobs'
import { truncate } from '#tests/support/database'
import { closePortal, openPortal } from '#tests/support/portal_world'
import { tester } from '#tests/support/people'
import { adminRequest, serverUrl, staffToken } from '#tests/support/staff_api'
import { standingClock } from '#tests/support/test_clock'

const GIB = 1024 ** 3

async function listening(server: Server | SMTPServer['server']): Promise<number> {
  if (!server.listening) await once(server.listen(0, '127.0.0.1'), 'listening')
  return (server.address() as AddressInfo).port
}

test.group('The diagnosis', (group) => {
  let token: string
  group.each.setup(async () => {
    await truncate()
    await openPortal()
    token = await staffToken('viewer')
  })

  const around = async (changed: Partial<Surroundings> = {}): Promise<Surroundings> => {
    const real = await app.container.make(Surroundings)
    const standIn: Partial<Surroundings> = {
      askMailServer: async () => ({ answers: true }),
      diskSpace: async () => ({ free: 50 * GIB, total: 100 * GIB }),
      ...changed,
    }
    return new Proxy(real, {
      get: (target, name) =>
        Reflect.get(Reflect.has(standIn, name) ? standIn : target, name, target),
    })
  }
  const find = async (name: string, changed: Partial<Surroundings> = {}, now = DateTime.utc()) => {
    const findings = await diagnose(await around(changed), () => now)
    const { state, code, facts } = findings.find((one) => one.name === name)!
    return { state, code, facts }
  }
  const worker = (now: DateTime) =>
    beat({ id: 'worker-1', role: 'worker', version: '1', startedAt: now }, now)

  test('looks at everything, in words, with what to do where something is', async ({ assert }) => {
    const { status, body } = await adminRequest('GET', '/diagnosis', { token })
    assert.equal(status, 200)
    assert.isAbove(DateTime.fromISO(body.data.serverTime).toMillis(), 0)
    const { checks } = body.data
    assert.lengthOf(new Set(checks.map(({ name }: any) => name)), 14)
    for (const { name, state, code, message, advice } of checks) {
      assert.oneOf(state, ['ok', 'warning', 'failed'], name)
      assert.equal(advice === null, state === 'ok', `${name}.${code}`)
      for (const text of [message, advice ?? 'x']) {
        assert.notMatch(text, /translation missing|staff\.diagnosis|[{}]|undefined|''/, name)
      }
    }
  })

  test('is taken once for all who ask within fifteen seconds', async ({ assert, cleanup }) => {
    const clock = standingClock(cleanup)
    cleanup(() => app.container.restore(Surroundings))
    let asked = 0
    const standIn = await around({
      hasMailServer: true,
      askMailServer: async () => ({ answers: ++asked > 0 }) as { answers: true },
    })
    app.container.swap(Surroundings, () => standIn)
    const all = await Promise.all([1, 2, 3].map(() => adminRequest('GET', '/diagnosis', { token })))
    assert.deepEqual([all[0].status, asked], [200, 1])
    clock.forward({ seconds: 14 })
    const { body } = await adminRequest('GET', '/diagnosis', { token })
    assert.equal(asked, 1)
    const before = DateTime.fromISO(all[0].body.data.serverTime)
    assert.equal(DateTime.fromISO(body.data.serverTime).diff(before).as('seconds'), 14)
    clock.forward({ seconds: 2 })
    await adminRequest('GET', '/diagnosis', { token })
    assert.equal(asked, 2)
  })

  test('says it of every finding that the code knows', async ({ assert }) => {
    const { readFile, glob } = await import('node:fs/promises')
    const texts = JSON.parse(await readFile('resources/lang/en/staff.json', 'utf8')).diagnosis
    const told = Object.values<object>(texts).flatMap((codes) => Object.keys(codes))
    const advised = new Set(
      Object.values<object>(texts).flatMap((codes) =>
        Object.entries(codes).flatMap(([code, { advice }]) => (advice ? [code] : []))
      )
    )
    for await (const file of glob('app/domain/diagnosis/*.ts')) {
      const source = await readFile(file, 'utf8')
      for (const [, kind, code] of source.matchAll(/\b(fine|warning|failed)\('(\w+)'/g)) {
        assert.include(told, code, file)
        if (kind !== 'fine') assert.isTrue(advised.has(code), `${code} has no advice`)
      }
    }
  })

  test('a worker that never was, stopped or works is told apart', async ({ assert }) => {
    const now = DateTime.utc()
    assert.deepInclude(await find('worker'), { state: 'failed', code: 'never' })
    await worker(now)
    assert.deepInclude(await find('worker'), { state: 'ok', code: 'alive' })
    const later = await find('worker', {}, now.plus({ minutes: 2 }))
    assert.deepInclude(later, { state: 'failed', code: 'stopped' })
    assert.equal(later.facts.seconds, 120)
    await worker(now.plus({ minutes: 2 }))
    assert.equal((await find('worker', {}, now.plus({ minutes: 2 }))).state, 'ok')
    assert.lengthOf(await db.from('heartbeats'), 1)
  })

  test('long work that nobody does is told, and what waits its turn is not', async ({ assert }) => {
    const now = DateTime.utc()
    const job = await jobOf('send_invites')
    const queue = (after: object) => find('queue', {}, now.plus(after))
    assert.equal((await queue({ seconds: 50 })).code, 'empty')
    assert.deepEqual(await queue({ minutes: 3 }), {
      ...{ state: 'warning', code: 'jobs_wait', facts: { minutes: 3 } },
    })
    const first = await claimBulkJob(now.plus({ minutes: 3 }))
    await jobOf('send_invites')
    assert.equal((await queue({ minutes: 4 })).code, 'empty')
    assert.equal(first!.publicId, job.publicId)
    assert.deepEqual(await queue({ minutes: 7 }), {
      state: 'warning',
      code: 'job_left',
      facts: { job: job.publicId, kind: 'send_invites' },
    })
  })

  test('work that waits too long is told, and for how long', async ({ assert }) => {
    assert.equal((await find('queue')).code, 'empty')
    const now = DateTime.utc()
    const ready = now.toMillis()
    const job = { queue: 'default', data: '{}' }
    await db.table('queue_jobs').insert({
      ...{ ...job, id: 'a', status: 'pending', score: 5 * 10 ** 13 + ready },
    })
    const in10 = now.plus({ minutes: 10 }).toMillis()
    await db.table('queue_jobs').insert({ ...job, id: 'b', status: 'delayed', execute_at: in10 })
    assert.equal((await find('queue', {}, now.plus({ seconds: 5 }))).code, 'moving')
    assert.equal((await find('queue', {}, now.plus({ minutes: 3 }))).code, 'slow')
    assert.deepEqual(await find('queue', {}, now.plus({ minutes: 20 })), {
      state: 'failed',
      code: 'stuck',
      facts: { minutes: 20 },
    })
    await db.from('queue_jobs').where('id', 'a').delete()
    assert.equal((await find('queue', {}, now.plus({ minutes: 9 }))).code, 'empty')
    assert.equal((await find('queue', {}, now.plus({ minutes: 13 }))).code, 'slow')
  })

  test('a migration that was not run, and one of a newer version', async ({ assert }) => {
    assert.deepInclude(await find('migrations'), { state: 'ok', code: 'all' })
    const real = await app.container.make(Surroundings)
    const names = await real.migrations()
    const more = { migrations: async () => [...names, 'database/migrations/9999_more'] }
    assert.deepEqual(await find('migrations', more), {
      state: 'failed',
      code: 'missing',
      facts: { count: 1, first: 'database/migrations/9999_more' },
    })
    const fewer = { migrations: async () => names.slice(0, -1) }
    assert.deepInclude(await find('migrations', fewer), { state: 'warning', code: 'newer' })
  })

  test('a disk with room, with little and with none', async ({ assert }) => {
    const disk = async (free: number, total: number) =>
      (await find('disk', { diskSpace: async () => ({ free: free * GIB, total: total * GIB }) }))
        .code
    assert.equal(await disk(50, 100), 'room')
    assert.equal(await disk(1.5, 10), 'room')
    assert.equal(await disk(1.5, 100), 'low')
    assert.equal(await disk(0.1, 100), 'full')
    assert.equal(await disk(0, 0), 'full')
    const real = await app.container.make(Surroundings)
    const { free, total } = await real.diskSpace()
    assert.isTrue(free > 0 && total >= free)
  })

  test('addresses, gateways, the portal and the audit log', async ({ assert }) => {
    const live = {
      isLive: true,
      appUrl: 'https://a.example',
      portalUrl: 'https://a.example/portal',
    }
    assert.equal((await find('addresses', live)).code, 'right')
    const plain = { ...live, portalUrl: 'http://a.example/portal' }
    assert.equal((await find('addresses', plain)).code, 'plain')
    const local = { ...live, appUrl: 'http://localhost:3333' }
    assert.equal((await find('addresses', local)).code, 'local')
    assert.equal(
      (await find('addresses', { ...live, portalUrl: 'https://p.example' })).code,
      'apart'
    )

    assert.equal((await find('razorpay')).code, 'no_keys')
    const keys = { gatewayMode: () => 'test' as const, gatewayAnswers: () => true }
    assert.equal((await find('paypal', keys)).code, 'ready')
    assert.equal((await find('paypal', { ...keys, isLive: true })).code, 'not_live')
    assert.equal((await find('paypal', { ...keys, gatewayAnswers: () => false })).code, 'away')

    assert.equal((await find('portal')).code, 'on')
    await closePortal()
    assert.deepInclude(await find('portal'), { state: 'warning', code: 'off' })

    const now = DateTime.utc()
    await writeTransaction((trx) => recordAudit(trx, tester, { action: 'test.done' }, now))
    const stuck = await find('audit', {}, now.plus({ minutes: 10 }))
    assert.deepInclude(stuck, { state: 'failed', code: 'unsealed' })
    assert.equal((await find('clock')).state, 'ok')
  })

  test('whatever hangs or breaks is a finding, and the rest is told in time', async ({
    assert,
  }) => {
    const hung = await lookAt('disk', () => new Promise(() => {}), await around(), 50)
    assert.deepInclude(hung, { name: 'disk', state: 'failed', code: 'no_answer' })
    const logged: unknown[] = []
    const broken = await find('disk', {
      diskSpace: () => Promise.reject(new Error('select secret from disks')),
      report: (name, error) => logged.push(name, String(error)),
    })
    assert.deepEqual(broken, { state: 'failed', code: 'broken', facts: {} })
    assert.deepEqual(logged, ['disk', 'Error: select secret from disks'])
  })

  test('a mail server that answers, refuses, wants a password, is silent or is away', async ({
    assert,
    cleanup,
  }) => {
    const options = { host: '127.0.0.1', ignoreTLS: true }
    const smtp = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onAuth: (_auth, _session, done) => done(new Error('Wrong password')),
    })
    const port = await listening(smtp.server)
    cleanup(() => new Promise<void>((resolve) => smtp.close(() => resolve())))
    assert.deepEqual(await verifySmtp({ ...options, port }, 2000), { answers: true })

    const auth = { user: 'portal', pass: 'wrong' }
    const wrong = await verifySmtp({ ...options, port, auth }, 2000)
    assert.deepInclude(wrong, { answers: false, reason: 'unauthorised' })

    const tarpit = createServer(() => {})
    const silent = await listening(tarpit)
    cleanup(() => void tarpit.close())
    const slow = await verifySmtp({ ...options, port: silent }, 200)
    assert.deepInclude(slow, { answers: false, reason: 'silent' })

    const closed = createServer()
    const away = await listening(closed)
    closed.close()
    const gone = await verifySmtp({ ...options, port: away }, 2000)
    assert.deepInclude(gone, { answers: false, reason: 'refused' })

    const found = await find('mail_server', {
      hasMailServer: true,
      mailServer: `127.0.0.1:${away}`,
      askMailServer: async () => gone,
    })
    assert.deepInclude(found, { state: 'failed', code: 'refused' })
    assert.equal((await find('mail_server', { askMailServer: async () => gone })).code, 'unnamed')
  })

  test('readiness is 200 or 503 for everybody, and why for staff with a token', async ({
    assert,
    cleanup,
  }) => {
    const clock = standingClock(cleanup)
    const ready = (headers: Record<string, string> = {}) =>
      fetch(`${serverUrl()}/health/ready`, { headers })
    const use = async (changed: Partial<Surroundings>) => {
      const standIn = await around(changed)
      app.container.swap(Surroundings, () => standIn)
    }
    cleanup(() => app.container.restore(Surroundings))
    await use({})
    const well = await ready()
    assert.deepEqual([well.status, await well.json()], [200, { status: 'ready' }])
    assert.equal(well.headers.get('cache-control'), 'no-store')

    await use({ diskSpace: async () => ({ free: 0, total: 100 * GIB }) })
    const full = await ready()
    assert.deepEqual([full.status, await full.json()], [503, { status: 'not-ready' }])
    const told = await ready({ authorization: `Bearer ${token}` })
    const { checks } = (await told.json()) as { checks: { name: string; code: string }[] }
    assert.deepInclude(
      checks.map(({ name, code }) => `${name} ${code}`),
      'disk full'
    )
    assert.equal((await ready({ authorization: 'Bearer portal_nonsense' })).status, 401)
    const scoped = await staffToken('owner', { scopes: ['invoices'] })
    assert.equal((await ready({ authorization: `Bearer ${scoped}` })).status, 403)

    const missing = { migrations: async () => ['database/migrations/9999_more'] }
    await use(missing)
    clock.forward({ seconds: 5 })
    assert.equal((await ready()).status, 503)
  })
})
