import type { HttpContext } from '@adonisjs/core/http'
import { sessionTag } from '#domain/accounts/sign_ins/sign_ins'
import type SignIn from '#models/sign_in'

/** Gives this browser a session of a new id that names the sign-in; nothing of an older one goes on. */
export async function startSession(ctx: HttpContext, signIn: SignIn): Promise<void> {
  ctx.session.clear()
  await ctx.auth.use('client').login(signIn)
  // After the new id: the tag belongs to the row, and the row to the id.
  await ctx.session.tag(sessionTag(signIn))
}

/** The same for a member of staff, in their own cookie's session. */
export async function startStaffSession(ctx: HttpContext, signIn: SignIn): Promise<void> {
  ctx.session.clear()
  await ctx.auth.use('staff_session').login(signIn)
  await ctx.session.tag(sessionTag(signIn))
}

/** The same sign-in goes on under a new id: a copy of the old cookie is worth nothing. */
export async function renewSession(ctx: HttpContext): Promise<void> {
  ctx.session.regenerate()
  await ctx.session.tag(sessionTag(ctx.staffSignIn ?? ctx.reader.signIn))
}

/** The row goes with the session: forgetting who is in it would leave the id usable. */
export function endSession(ctx: HttpContext): void {
  ctx.session.clear()
  ctx.session.regenerate()
}

/** The sign-in that this browser has now, if any: a new one takes its place. */
export async function replacedSignInId(ctx: HttpContext): Promise<number | null> {
  const isSignedIn = await ctx.auth.use('client').check()
  return isSignedIn ? ctx.auth.use('client').getUserOrFail().id : null
}
