import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { test } from '@japa/runner'
import { freePort } from '#tests/support/free_port'
import { PortalBrowser } from '#tests/support/portal_browser'
import { hasRedis, startRedis, type RedisServer } from '#tests/support/redis_server'

const SESSION = '/api/v1/client-portal/session'

type Running = { url: string; said: () => string; stop: () => Promise<void> }

/** The real server, told of a Redis. Its database is a SQLite of its own. */
async function startServer(redisUrl: string): Promise<Running> {
  const dataDir = await mkdtemp(join(tmpdir(), 'portal-limits-'))
  let said = ''
  const child: ChildProcess = fork(join(process.cwd(), 'tests/support/limits_program.ts'), {
    execArgv: ['--disable-warning=DEP0205', '--import=@poppinss/ts-exec'],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'test',
      LOG_LEVEL: 'warn',
      APP_KEY: 'a key of these tests and of no other use',
      APP_URL: 'http://127.0.0.1:3333',
      DATA_DIR: dataDir,
      REDIS_URL: redisUrl,
    },
  })
  child.stdout?.on('data', (part) => (said += part))
  child.stderr?.on('data', (part) => (said += part))
  const [first] = await Promise.race([once(child, 'message'), once(child, 'exit')])
  const port = (first as { port?: number } | null)?.port
  if (!port) throw new Error(`The server did not start:\n${said}`)
  return {
    url: `http://127.0.0.1:${port}`,
    said: () => said,
    async stop() {
      child.kill('SIGKILL')
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

const signIn = async ({ url }: Running, email: string) => {
  const body = { email, password: 'wrong wrong wrong' }
  return (await new PortalBrowser(url).send('POST', SESSION, body)).status
}

/** The statuses of `times` tries at once. */
const rush = async (server: Running, email: string, times = 8) =>
  (await Promise.all(Array.from({ length: times }, () => signIn(server, email)))).sort()

const LIMITED = [...Array<number>(5).fill(401), ...Array<number>(3).fill(429)]

test.group('Limits while REDIS_URL leads nowhere', () => {
  test('are counted in the database: people sign in, and no try goes uncounted', async ({
    assert,
    cleanup,
  }) => {
    const server = await startServer(`redis://127.0.0.1:${await freePort()}`)
    cleanup(() => server.stop())
    assert.deepEqual(await rush(server, 'meera@client.example'), LIMITED)
    assert.match(server.said(), /Redis does not answer/)
  }).timeout(120_000)
})

test.group('Limits in Redis', (group) => {
  let redis: RedisServer
  let server: Running

  group.setup(async () => {
    if (!hasRedis) return
    redis = await startRedis()
    server = await startServer(redis.url)
  })
  group.teardown(async () => {
    if (!hasRedis) return
    await server.stop()
    await redis.remove()
  })

  const WHY = 'no redis-server here: install one, or name it in REDIS_SERVER'

  test('let exactly as many through as the database would', async ({ assert }) => {
    assert.deepEqual(await rush(server, 'meera@client.example'), LIMITED)
    const keys = await redis.keys()
    assert.include(keys, 'sign_in')
    assert.notInclude(keys, 'meera')
  })
    .timeout(120_000)
    .skip(!hasRedis, WHY)

  test('go on in the database when it is killed, and in Redis when it is back', async ({
    assert,
  }) => {
    await redis.kill()
    assert.deepEqual(await rush(server, 'killed@client.example'), LIMITED)
    assert.match(server.said(), /Redis does not answer/)

    await redis.start()
    for (let n = 0; n < 100 && !(await redis.keys()).includes('sign_in'); n++) {
      await signIn(server, `probe-${n}@client.example`)
      await sleep(100)
    }
    assert.include(await redis.keys(), 'sign_in')
    assert.deepEqual(await rush(server, 'back@client.example'), LIMITED)
  })
    .timeout(120_000)
    .skip(!hasRedis, WHY)

  test('wait for one that accepts and does not answer no longer than a moment', async ({
    assert,
    cleanup,
  }) => {
    redis.freeze()
    cleanup(() => redis.thaw())
    const start = performance.now()
    assert.equal(await signIn(server, 'frozen@client.example'), 401)
    assert.equal(await signIn(server, 'frozen@client.example'), 401)
    assert.isBelow(performance.now() - start, 8_000)
  })
    .timeout(120_000)
    .skip(!hasRedis, WHY)
})
