import RedisProvider from '@adonisjs/redis/redis_provider'
import { redisUrl } from '#config/redis'

/** Loads and connects nothing when no Redis is configured. */
export default class OptionalRedisProvider extends RedisProvider {
  /** Before the first request: the limits would take one that is still connecting for one gone. */
  async ready() {
    if (redisUrl && this.app.getEnvironment() === 'web') {
      const redis = await this.app.container.make('redis')
      redis.connection()
    }
  }

  async shutdown() {
    if (redisUrl) await super.shutdown()
  }
}
