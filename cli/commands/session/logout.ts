import type { Run } from '../../context.ts'
import { forgetSignIn } from '../../lib/config.ts'

/** Only this machine forgets; the token itself stays valid until it expires or is revoked. */
export const run: Run<object> = async ({ output, url }) => {
  const forgotten = forgetSignIn(url ?? (process.env.PORTAL_URL || undefined))
  output.record({ forgotten })
  output.say(forgotten ? `Signed out of ${forgotten}.` : 'Nobody was signed in.')
  if (forgotten) output.note('The token itself stays valid until it expires or is revoked.')
}
