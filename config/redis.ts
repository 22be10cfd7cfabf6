import { defineConfig } from '@adonisjs/redis'
import type { InferConnections } from '@adonisjs/redis/types'
import env from '#start/env'

/** Optional: without it, limits are counted in the database. */
export const redisUrl = env.get('REDIS_URL')

const url = new URL(redisUrl ?? 'redis://127.0.0.1:6379')

const redisConfig = defineConfig({
  connection: 'main',
  connections: {
    main: {
      host: url.hostname.replace(/^\[|\]$/g, ''),
      port: Number(url.port || 6379),
      username: decodeURIComponent(url.username) || undefined,
      password: decodeURIComponent(url.password) || undefined,
      db: Number(url.pathname.slice(1) || 0),
      tls: url.protocol === 'rediss:' ? {} : undefined,
      keyPrefix: 'portal:',
      // A request waits this long for it, and then does without.
      connectTimeout: 2_000,
      commandTimeout: 1_500,
      maxRetriesPerRequest: 0,
      enableOfflineQueue: false,
      retryStrategy: (times: number) => Math.min(times * 200, 5_000),
    },
  },
})

export default redisConfig

declare module '@adonisjs/redis/types' {
  export interface RedisConnections extends InferConnections<typeof redisConfig> {}
}
