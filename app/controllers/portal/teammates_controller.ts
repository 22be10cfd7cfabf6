import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { changeRole } from '#domain/accounts/members/change_role'
import { disableMember } from '#domain/accounts/members/disable_member'
import { inviteTeammate } from '#domain/accounts/members/invite_teammate'
import { listMembers } from '#domain/accounts/members/list_members'
import { Clock } from '#domain/shared/clock'
import { isPublicId } from '#domain/shared/public_id'
import { notFound } from '#exceptions/problem'
import { teammateProblem } from '#exceptions/teammate_problems'
import { wrongField } from '#exceptions/wrong_field'
import { consumeInvite } from '#middleware/limits'
import { requestActor } from '#middleware/request_actor'
import type Membership from '#models/membership'
import TeammatePolicy from '#policies/teammate_policy'
import TeammateTransformer from '#transformers/portal/teammate_transformer'
import { refuseUnknownFields } from '#validators/known_fields'
import {
  TEAMMATE_FIELDS,
  TEAMMATE_ROLE_FIELDS,
  teammateRoleValidator,
  teammateValidator,
} from '#validators/portal/teammate'

/** Who else acts for the reader's client; for its owners. */
@inject()
export default class TeammatesController {
  constructor(private clock: Clock) {}

  async index(ctx: HttpContext) {
    await ctx.bouncer.with(TeammatePolicy).authorize('list')
    const members = await listMembers(ctx.reader.client.id)
    const { data } = await ctx.serialize(
      TeammateTransformer.transform(members, ctx.reader.membership!.id)
    )
    return { data }
  }

  /** The same answer whether or not the address has an account elsewhere. */
  async store(ctx: HttpContext) {
    await ctx.bouncer.with(TeammatePolicy).authorize('invite')
    refuseUnknownFields(ctx.request, TEAMMATE_FIELDS)
    const { name = null, email, role } = await ctx.request.validateUsing(teammateValidator)
    await consumeInvite(ctx.account.publicId)

    const draft = { name, email, role }
    const now = this.clock.now()
    const invited = await inviteTeammate(ctx.reader, draft, requestActor(ctx), now)
    if (!invited.ok) {
      if (invited.code === 'bad_email') throw wrongField(ctx, 'email', invited.code)
      throw teammateProblem(invited)
    }
    ctx.response.status(201)
    return this.answer(ctx, invited.value)
  }

  async update(ctx: HttpContext) {
    const teammate = await this.find(ctx)
    refuseUnknownFields(ctx.request, TEAMMATE_ROLE_FIELDS)
    const { role } = await ctx.request.validateUsing(teammateRoleValidator)

    const change = { role, by: ctx.reader }
    const changed = await changeRole(teammate, change, requestActor(ctx), this.clock.now())
    if (!changed.ok) throw teammateProblem(changed)
    return this.answer(ctx, teammate.id)
  }

  async destroy(ctx: HttpContext) {
    const teammate = await this.find(ctx)
    refuseUnknownFields(ctx.request, [])
    const actor = requestActor(ctx)
    const removed = await disableMember(teammate, ctx.reader, actor, this.clock.now())
    if (!removed.ok) throw teammateProblem(removed)
    return ctx.response.noContent()
  }

  private async find(ctx: HttpContext): Promise<Membership> {
    await ctx.bouncer.with(TeammatePolicy).authorize('list')
    const { id } = ctx.params
    const found = isPublicId(id)
      ? await ctx.reader.client.related('memberships').query().where('public_id', id).first()
      : null
    if (!found || found.isRemoved) throw notFound()
    await ctx.bouncer.with(TeammatePolicy).authorize('change', found)
    return found
  }

  private async answer(ctx: HttpContext, id: number) {
    const [member] = await listMembers(ctx.reader.client.id, { id })
    return ctx.serialize(TeammateTransformer.transform(member, ctx.reader.membership!.id))
  }
}
