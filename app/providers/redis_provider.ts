import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import RedisProvider from '@adonisjs/redis/redis_provider'
import { redisUrl } from '#config/redis'

const LONGEST_WAIT_MS = 1_000

/** Loads and connects nothing when no Redis is configured. */
export default class OptionalRedisProvider extends RedisProvider {
  /** Before the first request: a limit is not to begin in the database and go on in Redis. */
  async start() {
    if (!redisUrl || this.app.getEnvironment() !== 'web') return
    const redis = await this.app.container.make('redis')
    const { ioConnection } = redis.connection()
    // One that cannot be reached is no reason not to start.
    const connected = once(ioConnection, 'ready').catch(() => [])
    await Promise.race([connected, sleep(LONGEST_WAIT_MS)])
  }

  async shutdown() {
    if (redisUrl) await super.shutdown()
  }
}
