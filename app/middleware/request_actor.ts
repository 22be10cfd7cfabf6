import { createHash } from 'node:crypto'
import type { HttpContext } from '@adonisjs/core/http'
import type { Actor } from '#domain/shared/actor'

/** Who makes this request, for verbs and the audit log. */
export function requestActor(ctx: HttpContext): Actor {
  const session = ctx.staff?.currentAccessToken?.publicId ?? ctx.session?.sessionId
  return {
    ...identity(ctx),
    requestId: ctx.request.id() ?? null,
    sessionHash: session === undefined ? null : sha256(session),
    personal: {
      ip: ctx.request.ip(),
      userAgent: ctx.request.header('user-agent')?.slice(0, 300) ?? null,
    },
  }
}

function identity(ctx: HttpContext): Pick<Actor, 'type' | 'id' | 'role' | 'clientId' | 'token'> {
  if (ctx.staff) {
    const { publicId: id, role, currentAccessToken } = ctx.staff
    return { type: 'staff', id, role, clientId: null, token: currentAccessToken?.publicId }
  }
  if (ctx.viewing && ctx.viewing !== 'over') {
    const { ofClient, signIn } = ctx.viewing
    const { publicId, role } = signIn.staff
    return { type: 'staff', id: publicId, role, clientId: ofClient.id }
  }
  if (ctx.reader) {
    return {
      type: ctx.reader.payLink ? 'pay_link' : 'account',
      id: ctx.reader.publicId,
      role: ctx.reader.membership?.role ?? null,
      clientId: ctx.reader.client.id,
    }
  }
  return { type: 'anonymous', id: null, role: null, clientId: null }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
