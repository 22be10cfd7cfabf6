import { configProvider } from '@adonisjs/core'
import { defineConfig, stores } from '@adonisjs/session'
import type { SessionStoreWithTaggingContract } from '@adonisjs/session/types'
import { isHttps } from '#config/app'
import { ThrottledSessionStore } from '#middleware/throttled_session_store'

const database = stores.database({ tableName: 'sessions' })

const sessionConfig = defineConfig({
  enabled: true,
  // Staff pages get a cookie of their own: one cookie holds one guard.
  cookieName: isHttps ? '__Host-portal' : 'portal',
  clearWithBrowser: false,
  // Without a request for this long the session ends; the absolute limit is checked at sign-in.
  age: '30m',
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
