import { isLoopback } from '../server_url.ts'
import { finding, type Finding } from './finding.ts'

const DAY = 86_400_000
const RENEW_TOKEN_DAYS = 14
const RENEW_CERTIFICATE_DAYS = 21

/** Codes of second factors and signed requests live about this long. */
const FAR_APART_SECONDS = 30

/** How long the token still works; null never ends. */
export function tokenFinding(expiresAt: string | null, now: number): Finding {
  if (expiresAt === null) return finding('token', 'ok', 'Your token does not expire.')
  const days = daysUntil(expiresAt, now)
  if (days > RENEW_TOKEN_DAYS) return finding('token', 'ok', `Your token is good for ${days} days.`)
  return finding(
    'token',
    'warning',
    `Your token ends in ${days === 1 ? '1 day' : `${days} days`}.`,
    'Sign in again with: portal login'
  )
}

/** Whether both clocks agree. `asked` and `answered` are this machine's times around the answer. */
export function clockFinding(serverTime: string, asked: number, answered: number): Finding {
  const seconds = Math.round((Date.parse(serverTime) - (asked + answered) / 2) / 1000)
  // Whatever the way there and back took may be all on one side.
  const doubt = Math.ceil((answered - asked) / 2000)
  if (Math.abs(seconds) <= FAR_APART_SECONDS + doubt) {
    return finding('clock here', 'ok', 'Its clock and the one here agree.')
  }
  const way = seconds > 0 ? 'ahead of' : 'behind'
  return finding(
    'clock here',
    'warning',
    `Its clock is ${Math.abs(seconds).toLocaleString('en')} s ${way} the one here.`,
    'Turn on time synchronisation (NTP) on whichever is wrong.'
  )
}

/** Whether the address that was used is the one that the server gives to others. */
export function addressFinding(used: string, own: unknown): Finding {
  if (typeof own !== 'string' || !URL.canParse(own)) {
    return finding('address', 'ok', `You reach the server at ${used}.`)
  }
  if (isLoopback(used) || new URL(own).origin === new URL(used).origin) {
    return finding('address', 'ok', `The server calls itself ${own}.`)
  }
  return finding(
    'address',
    'warning',
    `You reach the server at ${used}, and it calls itself ${own}.`,
    'Links in mails lead to the second: set APP_URL on the server if that is wrong.'
  )
}

export type Certificate = { validTo: string | null; trouble: string | null }

/** What the server shows to prove who it is. Null where nothing is encrypted. */
export function certificateFinding(
  url: string,
  certificate: Certificate | null,
  now: number
): Finding {
  if (!certificate) return plainFinding(url)
  const { trouble, validTo } = certificate
  if (trouble) {
    const advice = 'For a certificate of your own authority, set NODE_EXTRA_CA_CERTS to its file.'
    return finding('tls', 'failed', `The certificate cannot be trusted (${trouble}).`, advice)
  }
  const days = validTo === null ? 0 : daysUntil(validTo, now)
  const message = `The certificate is good for ${days === 1 ? '1 day' : `${days} days`}.`
  if (days > RENEW_CERTIFICATE_DAYS) return finding('tls', 'ok', message)
  return finding('tls', 'warning', message, 'See why it is not renewed by itself.')
}

function plainFinding(url: string): Finding {
  if (isLoopback(url)) {
    return finding('tls', 'ok', 'Nothing is encrypted, and nothing leaves this machine.')
  }
  const advice = 'Put a certificate on the proxy, and sign in again with the https address.'
  return finding('tls', 'warning', 'Your token travels unencrypted.', advice)
}

function daysUntil(time: string, now: number): number {
  return Math.max(0, Math.floor((Date.parse(time) - now) / DAY))
}
