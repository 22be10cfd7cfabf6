import type { HttpContext } from '@adonisjs/core/http'
import type { DateTime } from 'luxon'
import { isLive } from '#config/app'
import { passwordRule } from '#domain/accounts/passwords/password_rule'
import { lacksFactor } from '#domain/staff/factor_rule'
import { requestSettings } from '#middleware/request_settings'
import { abilitiesOf } from '#policies/staff/abilities'
import type SignIn from '#models/sign_in'
import StaffSessionTransformer from '#transformers/admin/staff_session_transformer'

/** The answer about a staff session. Needs the sign-in's staff loaded. */
export async function presentStaffSession(ctx: HttpContext, signIn: SignIn, now: DateTime) {
  const { sessions, security } = await requestSettings(ctx)
  const isFactorMissing = lacksFactor(signIn, { security, isLive })
  const password = await passwordRule(signIn.staff)
  const can = abilitiesOf(signIn.staff)
  const facts = { can, limits: sessions, now, isFactorMissing, password }
  return ctx.serialize(StaffSessionTransformer.transform(signIn, facts))
}
