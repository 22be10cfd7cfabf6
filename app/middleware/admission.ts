import type { HttpContext } from '@adonisjs/core/http'
import type { DateTime } from 'luxon'
import type { Admission, PendingStep } from '#domain/accounts/factors/admit'
import { signInOptions } from '#domain/accounts/factors/passkey_ceremony'
import { startSession } from '#middleware/browser_session'
import { keepChallenge } from '#middleware/passkey_challenge'
import { passkeySite } from '#middleware/passkey_site'
import type Passkey from '#models/passkey'
import AccountTransformer from '#transformers/portal/account_transformer'

const PENDING = 'pending_step'

/**
 * Answers somebody who has shown the first factor: 200 with the account and a session, or 202 with
 * what the second factor may be and a session that knows this step and nothing else. Every
 * controller that lets people in by password or link ends here.
 */
export async function answerAdmission(ctx: HttpContext, admission: Admission, now: DateTime) {
  if (admission.step === 'in') {
    await startSession(ctx, admission.reader.signIn)
    return ctx.serialize(AccountTransformer.transform(admission.reader))
  }
  ctx.response.status(202)
  return { data: await beginStep(ctx, admission, now) }
}

type Begun = Pick<Extract<Admission, { step: 'second_factor' }>, 'pending' | 'methods' | 'passkeys'>

/** Under a new id: whoever knew the old one takes no part in the second step. */
export async function beginStep(
  ctx: HttpContext,
  { pending, methods, passkeys }: Begun,
  now: DateTime
) {
  ctx.session.clear()
  ctx.session.regenerate()
  ctx.session.put(PENDING, pending)
  const passkeyOptions = passkeys.length > 0 ? await stepOptions(ctx, passkeys, now) : null
  return { secondFactor: { methods, passkeyOptions } }
}

/** What the passkeys of the person at the second step may sign. */
export async function stepOptions(ctx: HttpContext, passkeys: Passkey[], now: DateTime) {
  const options = await signInOptions(passkeys, await passkeySite(ctx))
  keepChallenge(ctx, 'second_factor', options.challenge, now)
  return options
}

/** The step that this browser is at, or null. */
export function pendingStepOf({ session }: HttpContext): PendingStep | null {
  return (session.get(PENDING) as PendingStep | undefined) ?? null
}

export function endStep({ session }: HttpContext): void {
  session.forget(PENDING)
}
