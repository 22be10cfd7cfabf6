import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { findMembership } from '#controllers/admin/find_membership'
import { recoverAccess } from '#domain/accounts/factors/recover_access'
import { Clock } from '#domain/shared/clock'
import { orBusy } from '#exceptions/account_problems'
import { refusalProblem } from '#exceptions/problem'
import { requestActor } from '#middleware/request_actor'
import ClientPolicy from '#policies/staff/client_policy'
import { refuseUnknownFields } from '#validators/known_fields'

/** The second factors of a person of a client, for whichever client. */
@inject()
export default class MembershipFactorsController {
  constructor(private clock: Clock) {}

  /** For somebody who lost phone, keys and recovery codes. */
  async destroy(ctx: HttpContext) {
    await ctx.staffBouncer.with(ClientPolicy).authorize('recoverAccess')
    refuseUnknownFields(ctx.request, [])
    const { account } = await findMembership(ctx)
    const recovered = await orBusy(recoverAccess(account, requestActor(ctx), this.clock.now()))
    if (!recovered.ok) throw refusalProblem(recovered)
    return ctx.serialize(recovered.value)
  }
}
