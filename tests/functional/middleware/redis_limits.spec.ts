import { setTimeout as sleep } from 'node:timers/promises'
import { test } from '@japa/runner'
import { freePort } from '#tests/support/free_port'
import { PortalBrowser } from '#tests/support/portal_browser'
import { hasRedis, startRedis, type RedisServer } from '#tests/support/redis_server'
import { spawnServer, type SpawnedServer } from '#tests/support/spawned_server'

const SESSION = '/api/v1/client-portal/session'

/** The real server, told of a Redis. */
const startServer = (redisUrl: string) => spawnServer({ REDIS_URL: redisUrl })

const signIn = async ({ url }: SpawnedServer, email: string) => {
  const body = { email, password: 'wrong wrong wrong' }
  return (await new PortalBrowser(url).send('POST', SESSION, body)).status
}

/** The statuses of `times` tries at once. */
const rush = async (server: SpawnedServer, email: string, times = 8) =>
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
  let server: SpawnedServer

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
