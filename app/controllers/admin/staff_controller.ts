import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { findStaff } from '#controllers/admin/find_staff'
import { presentColleague, presentStaff } from '#controllers/admin/present_staff'
import { keysetPage } from '#domain/lists/keyset_page'
import { Clock } from '#domain/shared/clock'
import { changeStaff } from '#domain/staff/change_staff'
import { inviteStaff } from '#domain/staff/invite_staff'
import { staffProblem } from '#exceptions/staff_problems'
import { wrongField } from '#exceptions/wrong_field'
import { requestActor } from '#middleware/request_actor'
import Staff from '#models/staff'
import StaffPolicy from '#policies/staff/staff_policy'
import { badCursor, LIST_FIELDS, listValidator } from '#validators/admin/list'
import { refuseUnknownFields } from '#validators/known_fields'
import {
  CHANGE_STAFF_FIELDS,
  changeStaffValidator,
  INVITE_STAFF_FIELDS,
  inviteStaffValidator,
} from '#validators/admin/staff'

/** The people of the company. */
@inject()
export default class StaffController {
  constructor(private clock: Clock) {}

  async index(ctx: HttpContext) {
    await ctx.staffBouncer.with(StaffPolicy).authorize('list')
    refuseUnknownFields(ctx.request, LIST_FIELDS)
    const page = await ctx.request.validateUsing(listValidator)
    const found = await keysetPage<typeof Staff, Staff>(Staff.query(), page)
    if (!found) throw badCursor()
    return { ...(await ctx.serialize(await presentStaff(ctx, found.rows))), page: found.page }
  }

  /** Mails a link with which they choose a password. */
  async store(ctx: HttpContext) {
    await ctx.staffBouncer.with(StaffPolicy).authorize('appoint')
    refuseUnknownFields(ctx.request, INVITE_STAFF_FIELDS)
    const draft = await ctx.request.validateUsing(inviteStaffValidator)
    const invited = await inviteStaff(draft, ctx.staff, requestActor(ctx), this.clock.now())
    if (!invited.ok) {
      if (invited.code === 'bad_email') throw wrongField(ctx, 'email', 'bad_email')
      throw staffProblem(invited)
    }
    ctx.response.status(201)
    return ctx.serialize(await presentColleague(ctx, invited.value))
  }

  async update(ctx: HttpContext) {
    await ctx.staffBouncer.with(StaffPolicy).authorize('manage')
    refuseUnknownFields(ctx.request, CHANGE_STAFF_FIELDS)
    const changes = await ctx.request.validateUsing(changeStaffValidator)
    if (changes.role !== undefined) await ctx.staffBouncer.with(StaffPolicy).authorize('appoint')
    const of = await findStaff(ctx)
    const now = this.clock.now()
    const changed = await changeStaff(of, changes, ctx.staff, requestActor(ctx), now)
    if (!changed.ok) throw staffProblem(changed)
    // Whoever changed their own role is told what they may do from now on.
    if (changed.value.id === ctx.staff.id) ctx.staff.role = changed.value.role
    return ctx.serialize(await presentColleague(ctx, changed.value))
  }
}
