import { readAuditKey } from '#start/audit_key'
import { readProxies } from '#start/trusted_proxies'

/** What decides whether this server may start, as it was given. */
export type BootSettings = {
  production: boolean
  appKey: string
  /** Absent settings are undefined: their defaults are on loopback. */
  appUrl: string | undefined
  portalUrl: string | undefined
  portalMode: 'live' | 'demo'
  allowedOrigins?: string
  trustedProxies?: string
  auditKey?: string
  redisUrl?: string
}

const KEY_BYTES = 32

/** Keys that stand in this repository, and what people leave in from examples. */
const PUBLISHED =
  /^test-only-key|signs-nothing|change.?me|changeit|replace.?me|your.?(app.?|secret.?)?key|example|sample|password|secret.?key|0123456789/i

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]']

export function isLoopback(url: string): boolean {
  return LOOPBACK.includes(new URL(url).hostname)
}

/** Why this server must not start, one line for each reason; none when it may. */
export function bootRefusals(settings: BootSettings): string[] {
  const { production, appKey, appUrl, portalUrl, portalMode } = settings
  const refusals: (string | null)[] = [
    portalMode === 'demo' && appUrl && !isLoopback(appUrl)
      ? `PORTAL_MODE=demo is for this machine alone, and APP_URL is ${appUrl}: remove PORTAL_MODE, or use http://localhost.`
      : null,
    ...originRefusals(settings),
    proxyRefusal(settings.trustedProxies),
    settings.auditKey ? auditKeyRefusal(settings.auditKey) : null,
    redisRefusal(settings.redisUrl),
  ]
  if (production) {
    refusals.push(keyRefusal(appKey), plainRefusal('APP_URL', appUrl))
    refusals.push(plainRefusal('FRONTEND_PORTAL_URL', portalUrl))
  }
  return refusals.filter((refusal) => refusal !== null)
}

function keyRefusal(key: string): string | null {
  const remedy = `Make one: node -p "crypto.randomBytes(32).toString('base64url')"`
  if (Buffer.byteLength(key) < KEY_BYTES) {
    return `APP_KEY is shorter than ${KEY_BYTES} bytes and can be guessed. ${remedy}`
  }
  const isWorn = new Set(key).size < 8
  return isWorn || PUBLISHED.test(key)
    ? `APP_KEY is a sample that anybody can read. ${remedy}`
    : null
}

function plainRefusal(name: string, url: string | undefined): string | null {
  if (!url || url.startsWith('https:') || isLoopback(url)) return null
  return `${name} is ${url}, and sign-ins would travel in plain text: use https://, or http://localhost for a try.`
}

/** An origin is a scheme, a host and a port; "*" and "null" would be everybody. */
function originRefusals({ production, allowedOrigins }: BootSettings): (string | null)[] {
  return entriesOf(allowedOrigins).map((entry) => {
    if (!isOrigin(entry)) {
      return `ALLOWED_ORIGINS has ${entry}, which is no origin: use https://portal.example.com, without a path or a slash at the end.`
    }
    return production ? plainRefusal('An origin in ALLOWED_ORIGINS', entry) : null
  })
}

function isOrigin(entry: string): boolean {
  const isWeb = /^https?:$/.test(protocolOf(entry)) && !entry.includes('*')
  return isWeb && new URL(entry).origin === entry
}

function proxyRefusal(text: string | undefined): string | null {
  const { wrong } = readProxies(text)
  if (wrong.length === 0) return null
  return `TRUSTED_PROXIES has ${wrong.join(', ')}: give addresses, or networks such as 10.0.0.0/8, of your own proxies.`
}

function redisRefusal(url: string | undefined): string | null {
  if (!url || /^rediss?:$/.test(protocolOf(url))) return null
  return `REDIS_URL is no address of a Redis: use redis://127.0.0.1:6379, or rediss:// for TLS.`
}

function entriesOf(text: string | undefined): string[] {
  return (text ?? '')
    .split(',')
    .map((entry) => entry.trim())
    .filter(Boolean)
}

function protocolOf(text: string): string {
  return URL.canParse(text) ? new URL(text).protocol : ''
}

/** Without a key the log is chained and not signed; with one that nobody can read, that is no wish. */
function auditKeyRefusal(key: string): string | null {
  if (readAuditKey(key)) return null
  return `AUDIT_KEY is no Ed25519 private key (PKCS#8 in base64). Make one: node -p "crypto.generateKeyPairSync('ed25519').privateKey.export({format:'der',type:'pkcs8'}).toString('base64')"`
}
