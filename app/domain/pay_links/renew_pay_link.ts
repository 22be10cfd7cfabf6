import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { lockRows, writeTransaction } from '#database/write_transaction'
import { hashSecret } from '#domain/accounts/links/secret_tokens'
import { recordAudit } from '#domain/audit/record_audit'
import { companyToday } from '#domain/invoices/company_today'
import { makePayLink } from '#domain/pay_links/make_pay_link'
import { addresseeOnFile } from '#domain/pay_links/person_on_file'
import { revokePayLinks } from '#domain/pay_links/revoke_pay_links'
import { readSettings } from '#domain/settings/read_settings'
import type { Actor } from '#domain/shared/actor'
import { iso } from '#domain/shared/iso'
import { useOutbox } from '#domain/shared/outbox'
import Invoice from '#models/invoice'
import PayLink from '#models/pay_link'

/** What the mail tells: a link is in it, or why there is none. */
export type RenewedStanding = 'open' | 'paid' | 'void'

/** Whether another mail may go out in place of a client's links now. */
export type MayMail = (clientId: number) => Promise<boolean>

/**
 * "Send me a new link": whoever holds a pay link that has expired may have another one mailed, only
 * to the address on file. It takes the place of what earlier renewals brought, so that however often
 * somebody asks one more link works, not many. Of an invoice that nobody can pay any more the mail
 * says so, without a link. Tells nothing, so the caller answers the same in every case. A link that
 * was revoked stays so: whoever did that meant it. One that works needs no other.
 */
export async function renewPayLink(
  secret: string,
  mayMail: MayMail,
  actor: Actor,
  now: DateTime
): Promise<void> {
  const link = await PayLink.query().where('token_hash', hashSecret(secret)).first()
  if (!link || link.isOpen(now)) return
  // Before the transaction: limits are counted in one of their own.
  if (link.revokedAt === null && !(await mayMail(link.clientId))) return
  await writeTransaction(async (trx) => {
    const refusal = await mailNewLink(trx, link, actor, now)
    await recordAudit(
      trx,
      actor,
      {
        action: 'pay_link.renewed',
        outcome: refusal ? 'refused' : 'done',
        clientId: link.clientId,
        target: { type: 'pay_link', id: link.publicId },
        ...(refusal && { details: { reason: refusal } }),
      },
      now
    )
  })
}

/** Answers why nobody was mailed, or null. */
async function mailNewLink(
  trx: TransactionClientContract,
  { id, clientId, invoiceId, renewalOfId }: PayLink,
  actor: Actor,
  now: DateTime
): Promise<'link_revoked' | 'draft' | 'nobody_to_mail' | null> {
  // All renewals of one link wait for each other, and for whoever revokes it.
  const originalId = renewalOfId ?? id
  await lockRows(trx, 'pay_links', [originalId, id])
  const link = await PayLink.findOrFail(id, { client: trx })
  if (link.revokedAt !== null) return 'link_revoked'
  const invoice = await Invoice.findOrFail(invoiceId, { client: trx })
  if (invoice.state === 'draft') return 'draft'
  const person = await addresseeOnFile(clientId, trx)
  if (!person) return 'nobody_to_mail'

  const standing = standingOf(invoice)
  if (standing === 'open') {
    await revokePayLinks(trx, { renewalOf: originalId, but: id }, actor, now)
  }
  const made =
    standing === 'open'
      ? await makePayLink(trx, { invoice, renewalOf: originalId }, actor, now)
      : null
  const fresh = made?.ok ? made.value : null
  const { company } = await readSettings(trx)
  await useOutbox().queueMail(trx, {
    kind: 'pay_link',
    to: { email: person.email, name: person.account.name },
    locale: person.account.locale,
    clientId,
    accountId: person.account.id,
    params: {
      name: person.account.name,
      signsIn: person.signsIn,
      standing,
      invoiceId: invoice.publicId,
      number: invoice.number,
      title: invoice.title,
      status: invoice.statusOn(companyToday(now, company.timeZone), company.timeZone),
      dueOn: invoice.dueOn,
      leftMinor: invoice.balanceMinor,
      currency: invoice.currency,
      expiresAt: fresh && iso(fresh.link.expiresAt),
      timeZone: company.timeZone,
    },
    ...(fresh && { secrets: { token: fresh.secret } }),
  })
  return null
}

function standingOf(invoice: Invoice): RenewedStanding {
  if (invoice.state === 'void') return 'void'
  return invoice.balanceMinor > 0 ? 'open' : 'paid'
}
