import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { addPasskey } from '#domain/accounts/factors/add_passkey'
import { registrationOptions } from '#domain/accounts/factors/passkey_ceremony'
import { removeFactor } from '#domain/accounts/factors/remove_factor'
import { renamePasskey } from '#domain/accounts/factors/rename_passkey'
import { factorsOf } from '#domain/accounts/factors/second_factor'
import { Clock } from '#domain/shared/clock'
import { refused } from '#domain/shared/result'
import { factorProblem, requirePassword } from '#exceptions/factor_problems'
import { notFound } from '#exceptions/problem'
import { factorPerson } from '#middleware/factor_person'
import { keepChallenge, takeChallenge } from '#middleware/passkey_challenge'
import { passkeySite } from '#middleware/passkey_site'
import { requestActor } from '#middleware/request_actor'
import PasskeyTransformer from '#transformers/factors/passkey_transformer'
import * as input from '#validators/factors/factor'
import { refuseUnknownFields } from '#validators/known_fields'

/** The passkeys of a person. */
@inject()
export default class PasskeysController {
  constructor(private clock: Clock) {}

  /** What the browser makes a passkey of, once the password was asked again. */
  async options(ctx: HttpContext) {
    const { person } = await this.confirmed(ctx)
    const { passkeys } = await factorsOf(person)
    const options = await registrationOptions(person, passkeys, await passkeySite(ctx))
    keepChallenge(ctx, 'registration', options.challenge, this.clock.now())
    return { data: options }
  }

  async store(ctx: HttpContext) {
    refuseUnknownFields(ctx.request, input.NEW_PASSKEY_FIELDS)
    const { name, response } = await ctx.request.validateUsing(input.newPasskeyValidator)
    const { person, signInId } = await factorPerson(ctx)
    const now = this.clock.now()
    const challenge = await takeChallenge(ctx, 'registration', response, now)
    if (!challenge) throw factorProblem(refused('passkey_refused'), ctx)

    const site = await passkeySite(ctx)
    const made = { ...response, clientExtensionResults: {} }
    const draft = { name, response: made, challenge, site, keptSignInId: signInId }
    const added = await addPasskey(person, draft, requestActor(ctx), now)
    if (!added.ok) throw factorProblem(added, ctx)
    const { passkey, recoveryCodes } = added.value
    ctx.response.status(201)
    return ctx.serialize({ passkey: PasskeyTransformer.transform(passkey), recoveryCodes })
  }

  async update(ctx: HttpContext) {
    refuseUnknownFields(ctx.request, input.PASSKEY_NAME_FIELDS)
    const { name } = await ctx.request.validateUsing(input.passkeyNameValidator)
    const change = { publicId: String(ctx.params.id), name }
    const { person } = await factorPerson(ctx)
    const renamed = await renamePasskey(person, change, requestActor(ctx), this.clock.now())
    if (!renamed) throw notFound()
    return ctx.serialize(PasskeyTransformer.transform(renamed))
  }

  async destroy(ctx: HttpContext) {
    const { person, signInId, isRequired } = await this.confirmed(ctx)
    const factor = { passkey: String(ctx.params.id) }
    const removal = { factor, keptSignInId: signInId, isRequired }
    const removed = await removeFactor(person, removal, requestActor(ctx), this.clock.now())
    if (!removed.ok) throw factorProblem(removed, ctx)
    return ctx.response.noContent()
  }

  private async confirmed(ctx: HttpContext) {
    refuseUnknownFields(ctx.request, input.PASSWORD_FIELDS)
    const { password } = await ctx.request.validateUsing(input.passwordValidator)
    const known = await factorPerson(ctx)
    await requirePassword(ctx, known.person, password, this.clock.now())
    return known
  }
}
