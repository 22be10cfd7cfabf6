import { defineConfig, drivers, exponentialBackoff } from '@adonisjs/queue'

/*
 * The queue lives in the app's database, because jobs are written in the transaction of the change.
 */
export default defineConfig({
  default: 'database',
  adapters: { database: drivers.database() },
  worker: { concurrency: 3, idleDelay: '500ms' },
  retry: { maxRetries: 10, backoff: exponentialBackoff({ baseDelay: '5s', maxDelay: '15m' }) },
  defaultJobOptions: {
    removeOnComplete: { age: '1d', count: 1000 },
    removeOnFail: { age: '90d' },
  },
  locations: ['./app/jobs/**/*.{ts,js}'],
})
