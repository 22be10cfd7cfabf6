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
import { passkeyAssertion, type Signed } from '#middleware/passkey_assertion'
import { keepChallenge } from '#middleware/passkey_challenge'
import { passkeySite } from '#middleware/passkey_site'

/*
 * Signing in by a passkey, the same for people of clients and for staff.
 */

/**
 * What a passkey may sign: for the second step one of that person's, else whichever the browser has,
 * also when a second step waits in it: somebody else may sign in there. `findPerson` looks among those
 * whose door this is. Throws second-step-over.
 */
export async function givePasskeyOptions(
  ctx: HttpContext,
  secondStep: boolean,
  findPerson: (id: number) => Promise<FactorHolder | null>,
  now: DateTime
) {
  await consumePasskey(ctx.request.ip())
  if (secondStep) {
    const pending = pendingStepOf(ctx)
    const person = pending ? await findPerson(pending.personId) : null
    if (!pending || !person || !(await holdsStep(person, pending, now))) {
      throw new Problem('second-step-over', 401)
    }
    const factor = await secondFactorOf(person)
    return stepOptions(ctx, factor?.passkeys ?? [], now)
  }
  const options = await signInOptions(null, await passkeySite(ctx))
  keepChallenge(ctx, 'sign_in', options.challenge, now)
  return options
}

/** What the passkey signed that somebody signs in by alone. Throws passkey-refused. */
export async function readSignInAssertion(
  ctx: HttpContext,
  signed: Signed,
  now: DateTime
): Promise<Assertion> {
  await consumePasskey(ctx.request.ip())
  const assertion = await passkeyAssertion(ctx, signed, 'sign_in', now)
  if (!assertion) throw new Problem('passkey-refused', 401)
  return assertion
}
