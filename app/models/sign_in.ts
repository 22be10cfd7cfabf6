import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import type { DateTime } from 'luxon'
import { SignInSchema } from '#database/schema'
import Account from '#models/account'
import PayLink from '#models/pay_link'
import Staff from '#models/staff'

export type SessionLimits = { idleMinutes: number; absoluteHours: number }

/**
 * One device that is let in, from signing in until it ends. The browser's session only names it: a
 * request in flight may write a session again, but an ended sign-in stays ended.
 */
export default class SignIn extends SignInSchema {
  @belongsTo(() => Account)
  declare account: BelongsTo<typeof Account>

  @belongsTo(() => Staff)
  declare staff: BelongsTo<typeof Staff>

  @belongsTo(() => PayLink)
  declare payLink: BelongsTo<typeof PayLink>

  /** When it ends by itself, if nobody does anything from now on. */
  idleEndsAt({ idleMinutes }: SessionLimits): DateTime {
    return this.lastSeenAt.plus({ minutes: idleMinutes })
  }

  /** When it ends, whatever anybody does. */
  endsAt({ absoluteHours }: SessionLimits): DateTime {
    return this.signedInAt.plus({ hours: absoluteHours })
  }

  holds(limits: SessionLimits, now: DateTime): boolean {
    return this.endedAt === null && now < this.idleEndsAt(limits) && now < this.endsAt(limits)
  }
}
