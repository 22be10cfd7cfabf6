import type { HttpContext } from '@adonisjs/core/http'
import { factorsOf } from '#domain/accounts/factors/second_factor'
import { factorPerson } from '#middleware/factor_person'
import PasskeyTransformer from '#transformers/factors/passkey_transformer'

/** What a person has beside the password. */
export default class FactorsController {
  async show(ctx: HttpContext) {
    const { person } = await factorPerson(ctx)
    const { totp, passkeys, recoveryCodesLeft } = await factorsOf(person)
    return ctx.serialize({
      totp,
      passkeys: PasskeyTransformer.transform(passkeys),
      recoveryCodesLeft,
      passwordStandsAlone: person.passwordStandsAlone,
    })
  }
}
