import type { HttpContext } from '@adonisjs/core/http'
import { isLive } from '#config/app'
import type { FactorHolder } from '#domain/accounts/factors/factor_holder'
import { mustHaveFactor } from '#domain/staff/factor_rule'
import { requestSettings } from '#middleware/request_settings'

type FactorPerson = {
  person: FactorHolder
  /** The sign-in that asks: it goes on when the others end. */
  signInId: number
  /** Whether the last factor must stay. */
  isRequired: boolean
}

/** Who changes their factors in this request: a person of a client, or a member of staff. */
export async function factorPerson(ctx: HttpContext): Promise<FactorPerson> {
  if (!ctx.staffSignIn) {
    return { person: ctx.account, signInId: ctx.reader.signIn.id, isRequired: false }
  }
  const { security } = await requestSettings(ctx)
  const isRequired = mustHaveFactor(ctx.staff, { security, isLive })
  return { person: ctx.staff, signInId: ctx.staffSignIn.id, isRequired }
}
