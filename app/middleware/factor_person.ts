import type { HttpContext } from '@adonisjs/core/http'
import type { FactorHolder } from '#domain/accounts/factors/factor_holder'

type FactorPerson = {
  person: FactorHolder
  /** The sign-in that asks: it goes on when the others end. */
  signInId: number
  /** Whether the last factor must stay. */
  isRequired: boolean
}

/** Who changes their factors in this request. */
export function factorPerson(ctx: HttpContext): FactorPerson {
  return { person: ctx.account, signInId: ctx.reader.signIn.id, isRequired: false }
}
