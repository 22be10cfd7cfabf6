import { randomBytes } from 'node:crypto'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { hashSecret } from '#domain/accounts/links/secret_tokens'
import { recordAudit } from '#domain/audit/record_audit'
import { linkExpiry } from '#domain/pay_links/link_life'
import { revokePayLinks } from '#domain/pay_links/revoke_pay_links'
import { readSettings } from '#domain/settings/read_settings'
import type { Actor } from '#domain/shared/actor'
import { newPublicId } from '#domain/shared/public_id'
import { done, refused, type Done, type Refused } from '#domain/shared/result'
import type Invoice from '#models/invoice'
import PayLink from '#models/pay_link'

export type PayLinkRequest = {
  invoice: Invoice
  /** The invoice's other links end with it. */
  revokesOthers?: boolean
  /** Row id of the link that was made first, where it is mailed in place of one. */
  renewalOf?: number
}

/**
 * Makes a link that opens this one invoice, for whoever holds it. Answers the secret (256 bits,
 * base64url), which is told once and of which only the SHA-256 is kept. Only of an invoice that
 * stands: a draft is not there yet, and nobody pays a void one or a credit note.
 */
export async function makePayLink(
  trx: TransactionClientContract,
  { invoice, revokesOthers = false, renewalOf }: PayLinkRequest,
  actor: Actor,
  now: DateTime
): Promise<Done<{ link: PayLink; secret: string }> | Refused<'not_payable_by_link'>> {
  if (invoice.state !== 'issued' || invoice.kind !== 'invoice') {
    return refused('not_payable_by_link')
  }
  if (revokesOthers) await revokePayLinks(trx, { invoiceId: invoice.id }, actor, now)

  const { company } = await readSettings(trx)
  const secret = randomBytes(32).toString('base64url')
  const madeBy = actor.type === 'staff' || actor.type === 'account' ? actor.type : 'system'
  const link = await PayLink.create(
    {
      publicId: newPublicId(),
      clientId: invoice.clientId,
      invoiceId: invoice.id,
      renewalOfId: renewalOf ?? null,
      tokenHash: hashSecret(secret),
      madeByType: madeBy,
      madeById: actor.id,
      expiresAt: linkExpiry(invoice.dueOn, company.timeZone, now),
      revokedAt: null,
      lastUsedAt: null,
      createdAt: now,
    },
    { client: trx }
  )
  await recordAudit(
    trx,
    actor,
    {
      action: 'pay_link.created',
      clientId: invoice.clientId,
      target: { type: 'pay_link', id: link.publicId },
      details: { invoice: invoice.publicId },
    },
    now
  )
  return done({ link, secret })
}
