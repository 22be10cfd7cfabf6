import app from '@adonisjs/core/services/app'
import { defineConfig, drivers, exponentialBackoff } from '@adonisjs/queue'

/*
 * The queue lives in the app's database, because jobs are written in the transaction of the change.
 */
export default defineConfig({
  default: 'database',
  adapters: { database: drivers.database() },
  worker: {
    concurrency: 3,
    idleDelay: '500ms',
    // A job that was cut short by a crash is taken up again, however often; the default of one
    // deletes it. Each is idempotent and has its own bound of retries.
    maxStalledCount: 1000,
    gracefulShutdown: false,
  },
  retry: { maxRetries: 10, backoff: exponentialBackoff({ baseDelay: '5s', maxDelay: '15m' }) },
  defaultJobOptions: {
    removeOnComplete: { age: '1d', count: 1000 },
    removeOnFail: { age: '90d' },
  },
  // Absolute: the build may be started from anywhere, and its jobs are not the sources'.
  locations: [app.makePath('app/jobs/*.{ts,js}')],
})
