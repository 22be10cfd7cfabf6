import { defineConfig, stores } from '@adonisjs/session'
import { isHttps } from '#config/app'

const sessionConfig = defineConfig({
  enabled: true,
  // Staff pages get a cookie of their own: one cookie holds one guard.
  cookieName: isHttps ? '__Host-portal' : 'portal',
  clearWithBrowser: false,
  age: '12h',
  cookie: { path: '/', httpOnly: true, secure: isHttps, sameSite: 'lax' },
  store: 'database',
  stores: { database: stores.database({ tableName: 'sessions' }) },
})

export default sessionConfig
