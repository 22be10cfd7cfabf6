import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { hashSecret } from '#domain/accounts/links/secret_tokens'
import { recordAudit } from '#domain/audit/record_audit'
import { companyToday } from '#domain/invoices/company_today'
import { addressOnFile } from '#domain/pay_links/address_on_file'
import { makePayLink } from '#domain/pay_links/make_pay_link'
import { readSettings } from '#domain/settings/read_settings'
import type { Actor } from '#domain/shared/actor'
import { iso } from '#domain/shared/iso'
import { useOutbox } from '#domain/shared/outbox'
import Invoice from '#models/invoice'
import PayLink from '#models/pay_link'

/** What the mail tells: a link is in it, or why there is none. */
export type RenewedStanding = 'open' | 'paid' | 'void'

/**
 * "Send me a new link": whoever holds a pay link that has expired may have another one mailed, only
 * to the address on file. Of an invoice that nobody can pay any more the mail says so, without a
 * link. Tells nothing, so the caller answers the same in every case. A link that was revoked stays
 * so: whoever did that meant it. One that works needs no other.
 */
export async function renewPayLink(secret: string, actor: Actor, now: DateTime): Promise<void> {
  const link = await PayLink.query().where('token_hash', hashSecret(secret)).first()
  if (!link || link.isOpen(now)) return
  await writeTransaction(async (trx) => {
    const refusal =
      link.revokedAt === null ? await mailNewLink(trx, link, actor, now) : 'link_revoked'
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
  { clientId, invoiceId }: PayLink,
  actor: Actor,
  now: DateTime
): Promise<'draft' | 'nobody_to_mail' | null> {
  const invoice = await Invoice.findOrFail(invoiceId, { client: trx })
  if (invoice.state === 'draft') return 'draft'
  const person = await addressOnFile(clientId, trx)
  if (!person) return 'nobody_to_mail'

  const standing = standingOf(invoice)
  const made = standing === 'open' ? await makePayLink(trx, { invoice }, actor, now) : null
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
