import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { diagnose } from '#domain/diagnosis/diagnose'
import { hasRoomFor } from '#domain/diagnosis/disk_room'
import { Surroundings } from '#domain/diagnosis/surroundings'
import { DateTime } from 'luxon'
import { truncate } from '#tests/support/database'
import { openPortal } from '#tests/support/people'
import { adminRequest, serverUrl, staffToken } from '#tests/support/staff_api'

const MEGABYTE = 1024 * 1024
const GIGABYTE = 1024 * MEGABYTE
const FILE = 'ref,name\nC-1,Acme\n'

test.group('Room on the disk', (group) => {
  let token: string
  let told: unknown[]
  group.each.setup(async () => {
    await truncate()
    await openPortal()
    token = await staffToken('manager')
    told = []
    return () => app.container.restore(Surroundings)
  })

  /** A disk with so many bytes left, or one that cannot be looked at. */
  async function leave(free: number | Error): Promise<Surroundings> {
    const real = await app.container.make(Surroundings)
    const standIn: Partial<Surroundings> = {
      diskReserve: 500 * MEGABYTE,
      diskSpace: async () => {
        if (free instanceof Error) throw free
        return { free, total: 100 * GIGABYTE }
      },
      report: (...what) => void told.push(what),
    }
    const disk = new Proxy(real, {
      get: (target, name) => Reflect.get(Reflect.has(standIn, name) ? standIn : target, name),
    })
    app.container.swap(Surroundings, () => disk)
    return disk
  }
  const post = (headers: Record<string, string> = {}, body: string = FILE) =>
    adminRequest('POST', '/client-imports', {
      token,
      headers: { 'content-type': 'text/csv', ...headers },
      body: Buffer.from(body),
    })
  const jobs = async () => (await db.from('bulk_jobs')).length

  test('a file that would leave less than the reserve is refused, and nothing of it is kept', async ({
    assert,
  }) => {
    await leave(500 * MEGABYTE + FILE.length - 1)
    const key = { 'idempotency-key': 'again' }
    const { status, body, headers } = await post(key)
    assert.equal(status, 507)
    assert.deepInclude(body, {
      type: 'no-room',
      neededBytes: FILE.length,
      reserveBytes: 500 * MEGABYTE,
    })
    assert.equal(headers.get('connection'), 'close')
    assert.equal(await jobs(), 0)

    // Room was made: the same request goes in.
    await leave(500 * MEGABYTE + FILE.length)
    assert.equal((await post(key)).status, 202)
    // And is known from then on, however full the disk is.
    await leave(0)
    assert.equal((await post(key)).status, 202)
    assert.equal(await jobs(), 1)
  }).skip(() => isPostgres(), 'whose disk nobody here sees')

  test('one that does not say how long it is counts as the longest', async ({ assert }) => {
    const send = () => {
      const init: RequestInit & { duplex: 'half' } = {
        method: 'POST',
        headers: { 'authorization': `Bearer ${token}`, 'content-type': 'text/csv' },
        body: ReadableStream.from([Buffer.from(FILE)]),
        duplex: 'half',
      }
      return fetch(`${serverUrl()}/api/v1/admin/client-imports`, init)
    }
    await leave(563 * MEGABYTE)
    assert.equal((await send()).status, 507)
    await leave(564 * MEGABYTE)
    assert.equal((await send()).status, 202)
  }).skip(() => isPostgres(), 'whose disk nobody here sees')

  test('whose disk nobody can look at is imported to, and the log is told why', async ({
    assert,
  }) => {
    await leave(new Error('statfs: not supported'))
    assert.equal((await post()).status, 202)
    assert.lengthOf(told, isPostgres() ? 0 : 1)
  })

  test('PostgreSQL keeps its files elsewhere', async ({ assert }) => {
    assert.equal(await hasRoomFor(await leave(0), 1), isPostgres())
  })

  test('the diagnosis calls a disk full at the same reserve', async ({ assert }) => {
    const code = async (free: number) => {
      const findings = await diagnose(await leave(free), () => DateTime.utc())
      return findings.find(({ name }) => name === 'disk')?.code
    }
    assert.equal(await code(500 * MEGABYTE - 1), 'full')
    assert.equal(await code(500 * MEGABYTE), 'low')
    assert.equal(await code(50 * GIGABYTE), 'room')
  })
})

function isPostgres(): boolean {
  return db.connection().dialect.name === 'postgres'
}
