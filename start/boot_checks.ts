/** What decides whether this server may start, as it was given. */
export type BootSettings = {
  production: boolean
  appKey: string
  /** Absent settings are undefined: their defaults are on loopback. */
  appUrl: string | undefined
  portalUrl: string | undefined
  portalMode: 'live' | 'demo'
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
export function bootRefusals({
  production,
  appKey,
  appUrl,
  portalUrl,
  portalMode,
}: BootSettings): string[] {
  const refusals: (string | null)[] = [
    portalMode === 'demo' && appUrl && !isLoopback(appUrl)
      ? `PORTAL_MODE=demo is for this machine alone, and APP_URL is ${appUrl}: remove PORTAL_MODE, or use http://localhost.`
      : null,
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
