import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { findMembership } from '#controllers/admin/find_membership'
import { changeRole } from '#domain/accounts/members/change_role'
import { Clock } from '#domain/shared/clock'
import { refusalProblem } from '#exceptions/problem'
import { changedMeanwhile } from '#middleware/if_match'
import { requestActor } from '#middleware/request_actor'
import ClientPolicy from '#policies/staff/client_policy'
import { refuseUnknownFields } from '#validators/known_fields'
import { ROLE_FIELDS, roleValidator } from '#validators/admin/people'

/** What somebody of a client may do there. */
@inject()
export default class MembershipRolesController {
  constructor(private clock: Clock) {}

  async update(ctx: HttpContext) {
    await ctx.staffBouncer.with(ClientPolicy).authorize('changeAccess')
    const membership = await findMembership(ctx)
    refuseUnknownFields(ctx.request, ROLE_FIELDS)
    const { role, expected } = await ctx.request.validateUsing(roleValidator)
    const change = { role, by: null, ...(expected && { expected }) }
    const changed = await changeRole(membership, change, requestActor(ctx), this.clock.now())
    if (changed.ok) return ctx.response.noContent()
    if (changed.code !== 'changed_meanwhile') throw refusalProblem(changed)
    await membership.refresh()
    throw changedMeanwhile({ role: membership.role })
  }
}
