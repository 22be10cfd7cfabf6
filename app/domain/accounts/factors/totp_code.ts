import { Secret, TOTP } from 'otpauth'
import { renderSVG } from 'uqr'
import type { DateTime } from 'luxon'

/** What every authenticator app takes for granted (RFC 6238; Google's key URI format). */
const PERIOD_SECONDS = 30
const ALIKE = { algorithm: 'SHA1', digits: 6, period: PERIOD_SECONDS }

/** A phone's clock may be one step off. */
const WINDOW = 1

/** 160 random bits in base32, as RFC 4226 recommends. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32
}

/** What an app reads: as an address, and as a picture of it. */
export function totpSheet(
  secret: string,
  { issuer, label }: { issuer: string; label: string }
): { uri: string; qrSvg: string } {
  // A colon parts the issuer from the label, so neither has one.
  const plain = (text: string) => text.replaceAll(':', ' ').trim()
  const totp = new TOTP({ ...ALIKE, secret, issuer: plain(issuer), label: plain(label) })
  const uri = totp.toString()
  return { uri, qrSvg: renderSVG(uri, { border: 2 }) }
}

/**
 * The time step that a code of six digits belongs to, or null when it is none of `now` and the steps
 * beside it. Compares in constant time.
 */
export function stepOfCode(secret: string, code: string, now: DateTime): number | null {
  const totp = new TOTP({ ...ALIKE, secret })
  const timestamp = now.toMillis()
  const delta = totp.validate({ token: code, timestamp, window: WINDOW })
  return delta === null ? null : Math.floor(timestamp / 1000 / PERIOD_SECONDS) + delta
}
