import type { HttpContext } from '@adonisjs/core/http'
import { DateTime } from 'luxon'
import { takeOnce } from '#middleware/limits'
import { iso } from '#domain/shared/iso'

const KEY = 'passkey_challenges'
const LASTS = { minutes: 5 }

/** A page asks as it opens and again when its button is pressed, and a browser has several tabs. */
const MOST = 8

/** What a challenge was made for; it is good for nothing else. */
export type Purpose = 'registration' | 'sign_in' | 'second_factor'

type Kept = { purpose: Purpose; challenge: string; givenAt: string }

/** What a browser sends back; which challenge it signed stands in it. */
type Signed = { response: { clientDataJSON: string } }

/** Remembers a challenge that this browser is given, beside the last few of its other pages. */
export function keepChallenge(
  ctx: HttpContext,
  purpose: Purpose,
  challenge: string,
  now: DateTime
): void {
  const kept = [...keptIn(ctx), { purpose, challenge, givenAt: iso(now) }]
  ctx.session.put(KEY, kept.slice(-MOST))
}

/**
 * The challenge that was signed, when this browser was given it for this purpose within five
 * minutes, once; else null. Of two requests at once, which both read the session, one gets it.
 */
export async function takeChallenge(
  ctx: HttpContext,
  purpose: Purpose,
  signed: Signed,
  now: DateTime
): Promise<string | null> {
  const named = challengeIn(signed)
  const kept = keptIn(ctx)
  const given = kept.find((one) => one.challenge === named && one.purpose === purpose)
  if (!given) return null
  ctx.session.put(
    KEY,
    kept.filter((one) => one !== given)
  )
  if (now >= DateTime.fromISO(given.givenAt).plus(LASTS)) return null
  return (await takeOnce(given.challenge)) ? given.challenge : null
}

function keptIn({ session }: HttpContext): Kept[] {
  return (session.get(KEY) as Kept[] | undefined) ?? []
}

/** What cannot be read names none; whether it is true the signature says. */
function challengeIn({ response }: Signed): string | null {
  try {
    const data: unknown = JSON.parse(Buffer.from(response.clientDataJSON, 'base64url').toString())
    if (typeof data !== 'object' || data === null || !('challenge' in data)) return null
    return typeof data.challenge === 'string' ? data.challenge : null
  } catch {
    return null
  }
}
