import { createHash } from 'node:crypto'
import type { DateTime } from 'luxon'
import { secondFactorOf, type FactorMethod } from '#domain/accounts/factors/second_factor'
import { recordFirstFactor } from '#domain/accounts/factors/second_step_events'
import { letIn } from '#domain/accounts/sign_ins/let_in'
import type { Actor } from '#domain/shared/actor'
import type Account from '#models/account'
import Membership from '#models/membership'
import type Passkey from '#models/passkey'
import type { Reader } from '#models/reader'

/** What a person has shown so far, while the second factor is asked for. Kept in the session. */
export type PendingStep = {
  personId: number
  method: 'password' | 'link'
  /** Of the password at that moment: a changed one voids the step. */
  stamp: string
  /** ISO 8601. */
  begunAt: string
  /** The client to act for and no other one, where there is one. */
  clientId?: number
}

export type Admission =
  | { step: 'in'; reader: Reader }
  | { step: 'second_factor'; pending: PendingStep; methods: FactorMethod[]; passkeys: Passkey[] }

type First = {
  method: 'password' | 'link'
  /** The sign-in that this browser had before. */
  replacesId: number | null
  /** The client to act for, and no other one. */
  clientId?: number
}

/**
 * What follows once a person has shown the first factor: they are in, or are asked for the second.
 * Null when no membership is active, which nobody is told apart from a wrong password.
 */
export async function admit(
  account: Account,
  first: First,
  actor: Actor,
  now: DateTime
): Promise<Admission | null> {
  const factor = await secondFactorOf(account)
  if (!factor) {
    const reader = await letIn(account, first, actor, now)
    return reader && { step: 'in', reader }
  }
  const active = await Membership.query()
    .where('account_id', account.id)
    .where('state', 'active')
    .if(first.clientId !== undefined, (query) => query.where('client_id', first.clientId!))
    .first()
  if (!active) return null
  await recordFirstFactor(account, first, actor, now)
  const pending = { ...pendingStep(account, first.method, now), clientId: first.clientId }
  return { step: 'second_factor', pending, ...factor }
}

/** The step that a person with a second factor is at after the first. */
export function pendingStep(
  person: { id: number; passwordHash: string },
  method: PendingStep['method'],
  now: DateTime
): PendingStep {
  return {
    personId: person.id,
    method,
    stamp: stampOf(person),
    begunAt: now.toUTC().toISO() ?? '',
  }
}

/** Hashed once more: the session is no place for the hash of a password. */
export function stampOf({ passwordHash }: { passwordHash: string }): string {
  return createHash('sha256').update(passwordHash).digest('base64url')
}
