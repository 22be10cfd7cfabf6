import type { Server } from 'node:http'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import server from '@adonisjs/core/services/server'
import { test } from '@japa/runner'
import { createHttpServer } from '#start/http_server'
import { truncate } from '#tests/support/database'
import { openPortal } from '#tests/support/portal_world'
import { staffToken } from '#tests/support/staff_api'

const PATH = '/api/v1/client-portal/session'
const HEAD = `POST ${PATH} HTTP/1.1\r\nhost: portal\r\nsec-fetch-site: same-origin\r\ncontent-type: application/json\r\n`

const SHORT = {
  ...{ headers: 300, request: 900, idle: 600, keepAlive: 300, check: 50 },
  ...{ upload: 3_000, leastRate: 200 },
}

type Ended = { text: string; ms: number }

test.group('Slow clients', (group) => {
  let running: Server
  let port: number

  group.each.setup(async () => {
    await truncate()
    await openPortal()
    running = createHttpServer((req, res) => server.handle(req, res), SHORT)
    await new Promise<void>((resolve) => running.listen(0, '127.0.0.1', resolve))
    port = (running.address() as AddressInfo).port
    return () => {
      running.closeAllConnections()
      running.close()
    }
  })

  /** Opens a connection, sends `first`, goes on with `drip`, and waits until the server ends it. */
  function converse(first: string, drip?: (socket: Socket) => Promise<void>): Promise<Ended> {
    const start = performance.now()
    return new Promise((resolve) => {
      let text = ''
      const socket = connect(port, '127.0.0.1')
      socket.setEncoding('utf8')
      socket.on('data', (part) => (text += part))
      socket.on('error', () => {})
      socket.on('close', () => resolve({ text, ms: performance.now() - start }))
      socket.write(first)
      void drip?.(socket)
    })
  }

  const letters = async (socket: Socket) => {
    while (!socket.destroyed) {
      socket.write('x')
      await sleep(50)
    }
  }

  test('who never ends the headers is sent away', async ({ assert }) => {
    const { text, ms } = await converse(`${HEAD}x-slow: `, letters)
    assert.match(text, /^HTTP\/1\.1 408 /)
    assert.isBelow(ms, 5_000)
  })

  test('who sends a body letter by letter is sent away', async ({ assert }) => {
    const { text, ms } = await converse(`${HEAD}content-length: 100000\r\n\r\n{"`, letters)
    assert.match(text, /^HTTP\/1\.1 4\d\d /)
    assert.isBelow(ms, 5_000)
  })

  test('a large file may take longer as long as it moves, and only for who may hand it in', async ({
    assert,
  }) => {
    const headOf = (token: string) =>
      'POST /api/v1/admin/client-imports?fileName=a.csv HTTP/1.1\r\nhost: portal\r\n' +
      `authorization: Bearer ${token}\r\ncontent-type: text/csv\r\ntransfer-encoding: chunked\r\n\r\n`
    const row = `C-1,${'x'.repeat(95)}\n`
    const rows = async (socket: Socket, pause: number) => {
      for (let sent = 0; sent < 15 && !socket.destroyed; sent++) {
        socket.write(`${row.length.toString(16)}\r\n${row}\r\n`)
        await sleep(pause)
      }
      socket.write('0\r\n\r\n')
    }
    const head = headOf(await staffToken('manager'))
    const steady = await converse(head, (socket) => rows(socket, 100))
    assert.match(steady.text, /^HTTP\/1\.1 202 /)
    assert.isAbove(steady.ms, 1_400)

    const slow = await converse(head, (socket) => rows(socket, 550))
    assert.match(slow.text, /^HTTP\/1\.1 408 /)
    const stranger = await converse(headOf('portal_nobody'), (socket) => rows(socket, 100))
    assert.match(stranger.text, /^HTTP\/1\.1 401 /)
  })

  test('who says nothing is sent away, before, within and after a request', async ({ assert }) => {
    for (const first of ['', `${HEAD}content-length: 100\r\n\r\n{`]) {
      assert.isBelow((await converse(first)).ms, 5_000)
    }
    const { text, ms } = await converse('GET /health HTTP/1.1\r\nhost: portal\r\n\r\n')
    assert.match(text, /^HTTP\/1\.1 200 /)
    assert.isBelow(ms, 8_000)
  })

  test('a body that lies about its length, or has two, is refused', async ({ assert }) => {
    const both = `${HEAD}content-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`
    assert.match((await converse(both)).text, /^HTTP\/1\.1 400 /)
    const twice = `${HEAD}content-length: 4\r\ncontent-length: 5\r\n\r\n{"a"`
    assert.match((await converse(twice)).text, /^HTTP\/1\.1 400 /)
    const huge = `${HEAD}content-length: 999999999999\r\n\r\n{`
    assert.match((await converse(huge)).text, /^HTTP\/1\.1 413 /)
    const { text } = await converse(`GET /health HTTP/1.1\r\n\r\n`)
    assert.match(text, /^HTTP\/1\.1 400 /)
  })

  test('headers of 100 kB are refused', async ({ assert }) => {
    const { text } = await converse(`${HEAD}x-large: ${'x'.repeat(100_000)}\r\n\r\n`)
    assert.match(text, /^HTTP\/1\.1 431 /)
  })

  test('two hundred of them keep nobody else waiting', async ({ assert, cleanup }) => {
    const patient = createHttpServer((req, res) => server.handle(req, res), {
      ...SHORT,
      headers: 60_000,
      request: 60_000,
      upload: 60_000,
      idle: 60_000,
    })
    cleanup(() => {
      patient.closeAllConnections()
      patient.close()
    })
    await new Promise<void>((resolve) => patient.listen(0, '127.0.0.1', resolve))
    port = (patient.address() as AddressInfo).port
    let ended = 0
    const slow = Array.from({ length: 200 }, () =>
      converse(`${HEAD}content-length: 9\r\n\r\n{`).then(() => ended++)
    )
    for (let n = 0; n < 10; n++) {
      assert.equal((await fetch(`http://127.0.0.1:${port}/health`)).status, 200)
    }
    // All of them were still being waited for.
    assert.equal(ended, 0)
    patient.closeAllConnections()
    await Promise.all(slow)
  })
})
