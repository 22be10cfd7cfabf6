import type { HttpContext } from '@adonisjs/core/http'
import type { DateTime } from 'luxon'
import type { Assertion } from '#domain/accounts/factors/use_passkey'
import { takeChallenge, type Purpose } from '#middleware/passkey_challenge'
import { passkeySite } from '#middleware/passkey_site'

/** As a validated request brings it. */
export type Signed = Omit<Assertion['response'], 'clientExtensionResults'>

/**
 * What a passkey signed, beside the challenge that this browser was given for it; null when it was
 * given none, or not lately, or brought it before.
 */
export async function passkeyAssertion(
  ctx: HttpContext,
  signed: Signed,
  purpose: Purpose,
  now: DateTime
): Promise<Assertion | null> {
  const challenge = await takeChallenge(ctx, purpose, signed, now)
  if (!challenge) return null
  const response = { ...signed, clientExtensionResults: {} }
  return { response, challenge, site: await passkeySite(ctx) }
}
