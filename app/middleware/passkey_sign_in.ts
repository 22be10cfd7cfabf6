import type { HttpContext } from '@adonisjs/core/http'
import type { DateTime } from 'luxon'
import type { FactorHolder } from '#domain/accounts/factors/factor_holder'
import { signInOptions } from '#domain/accounts/factors/passkey_ceremony'
import { secondFactorOf } from '#domain/accounts/factors/second_factor'
import { holdsStep } from '#domain/accounts/factors/take_second_step'
import type { Assertion } from '#domain/accounts/factors/use_passkey'
import { Problem } from '#exceptions/problem'
import { pendingStepOf, stepOptions } from '#middleware/admission'
import { consumePasskey } from '#middleware/limits'
import { passkeyAssertion } from '#middleware/passkey_assertion'
import { keepChallenge } from '#middleware/passkey_challenge'
import { passkeySite } from '#middleware/passkey_site'
import { ASSERTION_FIELDS, assertionValidator } from '#validators/factors/factor'
import { refuseUnknownFields } from '#validators/known_fields'

/*
 * Signing in by a passkey, the same for people of clients and for staff.
 */

/**
 * What a passkey may sign: at the second step one of that person's, else whichever the browser has.
 * `findPerson` looks among those whose door this is.
 */
export async function givePasskeyOptions(
  ctx: HttpContext,
  findPerson: (id: number) => Promise<FactorHolder | null>,
  now: DateTime
) {
  refuseUnknownFields(ctx.request, [])
  await consumePasskey(ctx.request.ip())
  const pending = pendingStepOf(ctx)
  const person = pending ? await findPerson(pending.personId) : null
  if (pending && person && (await holdsStep(person, pending, now))) {
    const factor = await secondFactorOf(person)
    return stepOptions(ctx, factor?.passkeys ?? [], now)
  }
  const options = await signInOptions(null, await passkeySite(ctx))
  keepChallenge(ctx, 'sign_in', options.challenge, now)
  return options
}

/** What the passkey signed that somebody signs in by alone. Throws passkey-refused. */
export async function readSignInAssertion(ctx: HttpContext, now: DateTime): Promise<Assertion> {
  refuseUnknownFields(ctx.request, ASSERTION_FIELDS)
  const { response } = await ctx.request.validateUsing(assertionValidator)
  await consumePasskey(ctx.request.ip())
  const assertion = await passkeyAssertion(ctx, response, 'sign_in', now)
  if (!assertion) throw new Problem('passkey-refused', 401)
  return assertion
}
