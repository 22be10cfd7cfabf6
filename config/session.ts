import { configProvider } from '@adonisjs/core'
import { defineConfig, stores } from '@adonisjs/session'
import type { SessionStoreWithTaggingContract } from '@adonisjs/session/types'
import { isHttps } from '#config/app'
import { ThrottledSessionStore } from '#middleware/throttled_session_store'

const database = stores.database({ tableName: 'sessions' })

/** Of staff alone: neither cookie says anything where the other is read. */
export const staffCookie = isHttps ? '__Host-staff' : 'staff'

const sessionConfig = defineConfig({
  enabled: true,
  // Staff have a cookie of their own: one cookie holds one guard.
  cookieName: isHttps ? '__Host-portal' : 'portal',
  clearWithBrowser: false,
  // Of the row alone. When a sign-in ends, idle or not, is a setting, kept with the sign-in.
  age: '24h',
  cookie: { path: '/', httpOnly: true, secure: isHttps, sameSite: 'lax' },
  store: 'database',
  stores: {
    database: configProvider.create(async (app) => {
      const create = await database.resolver(app)
      return (ctx, config) =>
        new ThrottledSessionStore(create(ctx, config) as SessionStoreWithTaggingContract)
    }),
  },
})

export default sessionConfig
