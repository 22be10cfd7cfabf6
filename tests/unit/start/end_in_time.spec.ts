import { fork } from 'node:child_process'
import { once } from 'node:events'
import { Agent, createServer, get, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getActiveTestOrFail, test } from '@japa/runner'
import { closeInTime } from '#start/end_in_time'

/** Far longer than any of these takes, far shorter than a connection is kept. */
const LONG_MS = 20_000

async function listening(answer: RequestListener, mostMs?: number): Promise<Server> {
  const server = closeInTime(createServer({ keepAliveTimeout: 60_000 }, answer), mostMs)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  getActiveTestOrFail().cleanup(() => server.closeAllConnections())
  return server
}

/** On one connection, as a program does that looks every second. */
function asking(server: Server) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  getActiveTestOrFail().cleanup(() => agent.destroy())
  const { port } = server.address() as AddressInfo
  return () =>
    new Promise<{ status: number; connection: string | undefined }>((resolve, reject) => {
      const asked = get({ port, host: '127.0.0.1', agent }, (answer) => {
        answer.resume()
        answer.once('close', () =>
          resolve({ status: answer.statusCode ?? 0, connection: answer.headers.connection })
        )
      })
      asked.once('error', reject)
    })
}

function closed(server: Server): Promise<number> {
  const begun = performance.now()
  return new Promise((resolve) => server.close(() => resolve(performance.now() - begun)))
}

test.group('Closing the HTTP server', () => {
  test('who goes on asking on one connection gets the answer under way, and no other', async ({
    assert,
  }) => {
    let answer = () => {}
    const server = await listening((_, response) => {
      answer = () => response.end('yes')
      server.emit('asked')
    })
    const ask = asking(server)
    const first = ask()
    await once(server, 'asked')
    answer()
    assert.deepEqual(await first, { status: 200, connection: 'keep-alive' })

    const second = ask()
    await once(server, 'asked')
    const ended = closed(server)
    answer()
    assert.equal((await second).status, 200)
    assert.isBelow(await ended, LONG_MS)
    await assert.rejects(ask)
  })

  test('a connection that waits ends at once', async ({ assert }) => {
    const server = await listening((_, response) => response.end('yes'))
    await asking(server)()
    assert.isBelow(await closed(server), LONG_MS)
  })

  test('an answer that never comes is cut', async ({ assert }) => {
    const server = await listening(() => server.emit('asked'), 50)
    const asked = asking(server)().catch((error: NodeJS.ErrnoException) => error.code)
    await once(server, 'asked')
    assert.isBelow(await closed(server), LONG_MS)
    assert.equal(await asked, 'ECONNRESET')
  })
})

test.group('Ending a process', () => {
  for (const how of ['orderly', 'stuck']) {
    test(`what holds on to it (${how}) does not keep it`, async ({ assert }) => {
      const program = new URL('../../support/hanging_program.ts', import.meta.url)
      const child = fork(program, [how], {
        execArgv: ['--disable-warning=DEP0205', '--import=@poppinss/ts-exec'],
        stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      })
      getActiveTestOrFail().cleanup(() => void child.kill('SIGKILL'))
      let said = ''
      child.stderr?.on('data', (part) => (said += part))
      await once(child, 'message')
      child.kill('SIGTERM')
      const [code] = await once(child, 'exit')
      assert.equal(code, 1)
      assert.match(said, /Stopped with work under way/)
    }).timeout(LONG_MS)
  }
})
