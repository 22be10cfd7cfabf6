import { TOTP } from 'otpauth'
import type { Answer, PortalBrowser } from '#tests/support/portal_browser'
import type { Clock } from '#domain/shared/clock'

export const PROFILE = '/api/v1/client-portal/profile'

/** What a phone's app shows at a moment, for a secret in base32. */
export function codeAt(secret: string, clock: Clock, steps = 0): string {
  const timestamp = clock.now().toMillis() + steps * 30_000
  return new TOTP({ secret }).generate({ timestamp })
}

/** Sets an app up in a browser that is signed in; answers its secret and the recovery codes. */
export async function withTotp(
  browser: PortalBrowser,
  password: string,
  clock: Clock,
  profile = PROFILE
): Promise<{ secret: string; recoveryCodes: string[] }> {
  const begun = await browser.send('POST', `${profile}/totp`, { password })
  const { secret } = expectOk(begun).data
  const confirmed = await browser.send('PUT', `${profile}/totp`, { code: codeAt(secret, clock) })
  return { secret, recoveryCodes: expectOk(confirmed).data.recoveryCodes }
}

function expectOk({ status, body }: Answer) {
  if (status !== 200) throw new Error(`Setting up answered ${status}: ${JSON.stringify(body)}`)
  return body
}
