import { defineConfig, stores } from '@adonisjs/limiter'
import { redisUrl } from '#config/redis'

const database = stores.database({ tableName: 'rate_limits' })

const limiterConfig = defineConfig({
  default: 'database',
  stores: {
    database,
    redis: redisUrl
      ? stores.redis({ connectionName: 'main', rejectIfRedisNotReady: true })
      : database,
  },
})

export default limiterConfig

declare module '@adonisjs/limiter/types' {
  export interface LimitersList extends InferLimiters<typeof limiterConfig> {}
}
