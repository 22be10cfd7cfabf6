import type { IncomingMessage, ServerResponse } from 'node:http'
import { isAbsolute, join } from 'node:path'
import env from '#start/env'
import { isTrusted, readProxies } from '#start/trusted_proxies'
import app from '@adonisjs/core/services/app'
import { defineConfig } from '@adonisjs/core/http'

/** Where the portal is reached; every link is built from it, never from a request. */
export const appUrl = (env.get('APP_URL') ?? 'http://localhost:3333').replace(/\/$/, '')

/** Where staff sign in; their mails lead here. */
export const adminUrl = `${appUrl}/admin`

export const portalUrl = (env.get('FRONTEND_PORTAL_URL') ?? `${appUrl}/portal`).replace(/\/$/, '')

/** In demo mode, and in tests, the gateways may be a sandbox on loopback. */
export const portalMode = env.get('PORTAL_MODE') ?? 'live'

export const isHttps = appUrl.startsWith('https:')

// Not app.inProduction: ace loads its commands, and with them this file, before the app knows.
const isProduction = env.get('NODE_ENV') === 'production'

/** Real money and real people: neither a demo nor somebody's desk. */
export const isLive = isProduction && portalMode === 'live'

const dataFolder = env.get('DATA_DIR') ?? 'storage'

/** What must survive an upgrade: database, documents, keys. Outside build/, which is wiped. */
export const dataDir = isAbsolute(dataFolder)
  ? dataFolder
  : join(app.makePath(isProduction ? '..' : '.'), dataFolder)

const MEGABYTE = 1024 * 1024

/** In bytes: no file of an import may take the disk below this. */
export const diskReserve = (env.get('DISK_RESERVE_MB') ?? 200) * MEGABYTE

const list = (text: string | undefined) =>
  (text ?? '')
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean)

/** The one origin whose pages may change something with the staff's cookie. */
export const ownOrigin = new URL(appUrl).origin

/** Other origins whose pages may use the portal's API with its cookie. */
export const foreignOrigins = list(env.get('ALLOWED_ORIGINS'))
  .map((origin) => new URL(origin).origin)
  .filter((origin) => origin !== ownOrigin)

/** Origins whose pages may change state with the portal's cookie. */
export const allowedOrigins = [ownOrigin, ...foreignOrigins]

const { proxies } = readProxies(env.get('TRUSTED_PROXIES'))

export const http = defineConfig({
  generateRequestId: true,
  allowMethodSpoofing: false,
  useAsyncLocalStorage: false,

  // The default believes X-Forwarded-Host from loopback; only named proxies are believed here.
  trustProxy: (address: string) => isTrusted(proxies, address),

  // Scalars, each checked by a validator: no commas that make lists, no trees.
  qs: {
    parse: { depth: 1, comma: false, arrayLimit: 20, parameterLimit: 100, allowSparse: false },
    stringify: {
      encode: true,
      encodeValuesOnly: false,
      arrayFormat: 'indices',
      skipNulls: false,
    },
  },

  // An address that is no text reaches no middleware.
  onBadUrl(_request: IncomingMessage, response: ServerResponse) {
    response.writeHead(400, {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    })
    const problem = { type: 'bad-request', title: 'Bad request', status: 400 }
    response.end(JSON.stringify({ ...problem, detail: null, requestId: null }))
  },

  cookie: {
    path: '/',
    httpOnly: true,
    secure: isHttps,
    sameSite: 'lax',
  },
})
