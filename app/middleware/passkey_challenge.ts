import type { HttpContext } from '@adonisjs/core/http'
import { DateTime } from 'luxon'
import { takeOnce } from '#middleware/limits'
import { iso } from '#domain/shared/iso'

const KEY = 'passkey_challenge'
const LASTS = { minutes: 5 }

/** What a challenge was made for; it is good for nothing else. */
export type Purpose = 'registration' | 'sign_in' | 'second_factor'

type Kept = { purpose: Purpose; challenge: string; givenAt: string }

/** Remembers the challenge that this browser is given; an older one is void. */
export function keepChallenge(
  { session }: HttpContext,
  purpose: Purpose,
  challenge: string,
  now: DateTime
): void {
  const kept: Kept = { purpose, challenge, givenAt: iso(now) }
  session.put(KEY, kept)
}

/**
 * The challenge that this browser was given for this purpose, once, within five minutes; else null.
 * Of two requests at once, which both read the session, one gets it.
 */
export async function takeChallenge(
  { session }: HttpContext,
  purpose: Purpose,
  now: DateTime
): Promise<string | null> {
  const kept = session.pull(KEY) as Kept | undefined
  if (!kept || kept.purpose !== purpose) return null
  if (now >= DateTime.fromISO(kept.givenAt).plus(LASTS)) return null
  return (await takeOnce(kept.challenge)) ? kept.challenge : null
}
