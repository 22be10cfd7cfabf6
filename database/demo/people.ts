import { randomBytes } from 'node:crypto'
import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { acceptInvite } from '#domain/accounts/links/accept_invite'
import { createStaff } from '#domain/staff/create_staff'
import { openClient, type OpenedClient } from '#domain/accounts/open_client'
import { issueToken } from '#domain/accounts/links/secret_tokens'
import type { Actor } from '#domain/shared/actor'
import Account from '#models/account'
import type { DemoClient } from '#database/demo/clients'

/** Printed at the start of the demo. */
export const CLIENT_PASSWORD = 'paper boats in june'

/** Likewise. */
const OWNER = {
  email: 'owner@larkspur.example',
  name: 'Asha Nair',
  role: 'owner',
  password: 'quiet harbour lights',
} as const

export async function hireOwner(actor: Actor, now: DateTime): Promise<void> {
  const outcome = await createStaff(OWNER, actor, now)
  if (!outcome.ok) throw new Error(`The demo's owner was refused: ${outcome.code}`)
}

/** A client with its portal account, as the company's own system would hand it in. */
export function openDemoClient(
  { party, ref }: DemoClient,
  actor: Actor,
  now: DateTime
): Promise<OpenedClient> {
  const { address } = party
  return writeTransaction((trx) =>
    openClient(
      trx,
      {
        ref,
        name: party.name.replace(/ (Pvt Ltd|LLP)$/, ''),
        legalName: party.name,
        taxNumber: party.taxNumber,
        contactName: party.contactName,
        billingEmail: party.email,
        line1: address.line1,
        city: address.city,
        postcode: address.postcode,
        region: address.region,
        country: address.country,
      },
      actor,
      now
    )
  )
}

/**
 * Takes a person through the invite, without a mail. Only the first client's password is known to
 * anybody; the others would ask for a new one.
 */
export async function activate(
  { account, membership }: OpenedClient,
  password: string | null,
  actor: Actor,
  now: DateTime
): Promise<void> {
  const { email } = account
  if (email === null) throw new Error('Somebody without an address cannot be invited')

  const { secret } = await writeTransaction(async (trx) => {
    await membership.useTransaction(trx).merge({ state: 'invited', invitedAt: now }).save()
    const holder = { accountId: account.id, membershipId: membership.id, email }
    return issueToken(trx, 'invite', holder, now)
  })
  const chosen = password ?? randomBytes(24).toString('base64url')
  const { hasPassword } = await Account.findOrFail(account.id)
  const outcome = await acceptInvite(secret, hasPassword ? null : chosen, actor, now)
  if (!outcome.ok) throw new Error(`The demo's invite was refused: ${outcome.code}`)
}
