import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import HttpExceptionHandler from '#exceptions/handler'
import { truncate } from '#tests/support/database'
import { PortalBrowser } from '#tests/support/portal_browser'
import { openPortal } from '#tests/support/portal_world'
import { serverUrl } from '#tests/support/staff_api'

const SESSION = '/api/v1/client-portal/session'
const HEAD = `POST ${SESSION} HTTP/1.1\r\nhost: portal\r\nsec-fetch-site: same-origin\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n`
const SOMEBODY = { email: 'nobody@client.example', password: 'a long enough passphrase' }

const isSqlite = () => db.connection().dialect.name !== 'postgres'

/** Holds SQLite's only write lock from another process until it is killed. */
const WRITER = `
  const { default: Database } = await import('better-sqlite3')
  const database = new Database(process.argv[1])
  database.exec('begin immediate')
  console.log('locked')
  setInterval(() => {}, 1000)`

test.group('Requests that are cut short', (group) => {
  group.each.setup(async () => {
    await truncate()
    await openPortal()
  })

  test('a sender who hangs up in the middle of a body is no error of ours', async ({
    assert,
    cleanup,
  }) => {
    const reported: unknown[] = []
    const report = HttpExceptionHandler.prototype.report
    HttpExceptionHandler.prototype.report = async function (error, ctx) {
      reported.push(error)
      return report.call(this, error, ctx)
    }
    cleanup(() => {
      HttpExceptionHandler.prototype.report = report
    })
    const { port } = new URL(serverUrl())
    const socket = connect(Number(port), '127.0.0.1')
    await once(socket, 'connect')
    socket.write(`${HEAD}{"email":`)
    await sleep(200)
    socket.destroy()
    for (let n = 0; n < 50 && reported.length === 0; n++) await sleep(100)

    assert.lengthOf(reported, 1)
    assert.propertyVal(reported[0], 'status', 400)
    assert.equal((await fetch(`${serverUrl()}/health`)).status, 200)
  })

  test('while another process writes, the answer is 503 with Retry-After, and then all is well', async ({
    assert,
    cleanup,
  }) => {
    const [{ file }] = await db.rawQuery('pragma database_list')
    const writer = spawn(process.execPath, ['--input-type=module', '-e', WRITER, file], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    cleanup(() => void writer.kill('SIGKILL'))
    await once(writer.stdout, 'data')

    const locked = await new PortalBrowser().send('POST', SESSION, SOMEBODY)
    assert.deepEqual([locked.status, locked.body.type], [503, 'busy'])
    assert.isAbove(Number(locked.headers.get('retry-after')), 0)
    assert.notMatch(JSON.stringify(locked.body), /sqlite|insert|rate_limits/i)

    writer.kill('SIGKILL')
    await once(writer, 'exit')
    assert.equal((await new PortalBrowser().send('POST', SESSION, SOMEBODY)).status, 401)
  })
    .timeout(30_000)
    .skip(() => !isSqlite(), 'PostgreSQL has no lock of the whole database')
})
