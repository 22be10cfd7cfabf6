import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { Duration } from 'luxon'
import { keysetPage } from '#domain/lists/keyset_page'
import { Clock } from '#domain/shared/clock'
import { isoOrNull } from '#domain/shared/iso'
import { isPublicId } from '#domain/shared/public_id'
import { makeToken } from '#domain/staff/make_token'
import { revokeToken } from '#domain/staff/revoke_token'
import { factorProblem, requirePassword } from '#exceptions/factor_problems'
import { notFound } from '#exceptions/problem'
import { staffProblem } from '#exceptions/staff_problems'
import { wrongField } from '#exceptions/wrong_field'
import { requestActor } from '#middleware/request_actor'
import ApiToken from '#models/api_token'
import TokenPolicy from '#policies/staff/token_policy'
import TokenTransformer from '#transformers/admin/token_transformer'
import { badCursor } from '#validators/admin/list'
import { refuseUnknownFields } from '#validators/known_fields'
import {
  DEFAULT_TOKEN_DAYS,
  MAKE_TOKEN_FIELDS,
  makeTokenValidator,
  TOKEN_LIST_FIELDS,
  tokenListValidator,
} from '#validators/admin/staff'

/** API tokens of staff. */
@inject()
export default class TokensController {
  constructor(private clock: Clock) {}

  /** One's own; owners see those of all, or of one by `staff`. */
  async index({ request, serialize, staff, staffBouncer }: HttpContext) {
    await staffBouncer.with(TokenPolicy).authorize('list')
    refuseUnknownFields(request, TOKEN_LIST_FIELDS)
    const { staff: of, ...page } = await request.validateUsing(tokenListValidator)

    const query = ApiToken.query().preload('staff')
    if (of) query.whereHas('staff', (owner) => owner.where('public_id', of))
    if (!(await staffBouncer.with(TokenPolicy).allows('listAll'))) {
      query.where('tokenable_id', staff.id)
    }
    const found = await keysetPage<typeof ApiToken, ApiToken>(query, page)
    if (!found) throw badCursor()
    const currentHash = staff.currentAccessToken?.hash ?? null
    const rows = TokenTransformer.transform(found.rows, { currentHash })
    return { ...(await serialize(rows)), page: found.page }
  }

  /** The token itself is in this answer and nowhere else. */
  async store(ctx: HttpContext) {
    await ctx.staffBouncer.with(TokenPolicy).authorize('make')
    refuseUnknownFields(ctx.request, MAKE_TOKEN_FIELDS)
    const draft = await ctx.request.validateUsing(makeTokenValidator)
    const { name, scopes, expiresInDays, password = '' } = draft
    const now = this.clock.now()
    // A session becomes a token that outlives it.
    if (ctx.staffSignIn) await requirePassword(ctx, ctx.staff, password, now)
    const days = expiresInDays === undefined ? DEFAULT_TOKEN_DAYS : expiresInDays
    const lifetime = days === null ? null : Duration.fromObject({ days })
    const signInId = ctx.staffSignIn?.id ?? null
    const wanted = { name, scopes: [...new Set(scopes)], lifetime, signInId }
    const made = await makeToken(ctx.staff, wanted, requestActor(ctx), now)
    if (!made.ok) {
      if (made.code === 'scope_not_held') throw wrongField(ctx, 'scopes', 'scope_not_held')
      if (made.code === 'wrong_password') throw factorProblem(made, ctx)
      throw staffProblem(made)
    }
    const { id, value, expiresAt } = made.value
    const answer = { id, name, scopes: wanted.scopes, expiresAt: isoOrNull(expiresAt) }
    ctx.response.status(201)
    return ctx.serialize({ ...answer, token: value })
  }

  /** Somebody else's is none, but for owners. */
  async destroy(ctx: HttpContext) {
    const { params, response, staffBouncer } = ctx
    await staffBouncer.with(TokenPolicy).authorize('revokeOwn')
    refuseUnknownFields(ctx.request, [])
    const query = ApiToken.query().where('public_id', String(params.id)).preload('staff')
    const token = isPublicId(params.id) ? await query.first() : null
    if (!token || !(await staffBouncer.with(TokenPolicy).allows('revoke', token))) throw notFound()

    const which = { id: token.id, name: token.name, ownerId: token.staff.publicId }
    await revokeToken(which, requestActor(ctx), this.clock.now())
    return response.noContent()
  }
}
