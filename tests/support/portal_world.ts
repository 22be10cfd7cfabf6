import { DateTime } from 'luxon'
import { changeSetting } from '#domain/settings/change_setting'
import { recordOfflinePayment } from '#domain/ledger/record_offline_payment'
import { Money } from '#domain/money/money'
import { importInvoice } from '#domain/imports/import_invoices'
import { hashPassword } from '#domain/accounts/passwords/bounded_hash'
import { newPublicId } from '#domain/shared/public_id'
import { systemActor } from '#domain/shared/actor'
import Account from '#models/account'
import type Client from '#models/client'
import type Invoice from '#models/invoice'
import Membership from '#models/membership'
import PaymentIntent from '#models/payment_intent'
import { PortalBrowser } from '#tests/support/portal_browser'
import { ublText, type UblChoices } from '#tests/unit/domain/imports/ubl_text'

export const PASSWORD = 'a long enough test passphrase'

const actor = systemActor('test')

export function openPortal(): Promise<unknown> {
  return changeSetting('portal', { enabled: true }, actor, DateTime.utc())
}

export function closePortal(): Promise<unknown> {
  return changeSetting('portal', { enabled: false }, actor, DateTime.utc())
}

/** Takes an invoice in through the product's own import, and answers what it became. */
export async function invoiceFor(
  buyer: string,
  choices: UblChoices = {}
): Promise<{ invoice: Invoice; client: Client }> {
  const email = `${buyer.toLowerCase().replaceAll(' ', '-')}@client.example`
  const text = ublText({ ...choices, buyer: { name: buyer, id: buyer, email, ...choices.buyer } })
  const outcome = await importInvoice(Buffer.from(text), {
    fileName: 'test.xml',
    actor,
    now: DateTime.utc(),
  })
  if (outcome.outcome === 'refused') throw new Error(JSON.stringify(outcome.problems))
  return { invoice: outcome.invoice, client: outcome.client }
}

/** Makes the client's first account active with PASSWORD, as after an accepted invite. */
export async function activate(
  client: Client,
  role: Membership['role'] = 'owner'
): Promise<{ email: string; account: Account; membership: Membership }> {
  const membership = await Membership.query().where('client_id', client.id).firstOrFail()
  const account = await Account.findOrFail(membership.accountId)
  const now = DateTime.utc().minus({ minutes: 1 })
  await account
    .merge({ passwordHash: await hashPassword(PASSWORD), passwordSetAt: now, emailVerifiedAt: now })
    .save()
  await membership.merge({ state: 'active', role, activatedAt: now }).save()
  return { email: account.email!, account, membership }
}

/** A browser in which somebody of this client is signed in. */
export async function signedIn(
  client: Client,
  role: Membership['role'] = 'owner'
): Promise<PortalBrowser> {
  const { email } = await activate(client, role)
  return new PortalBrowser().signIn(email, PASSWORD)
}

/** Money that staff recorded for one invoice; by default all that is left of it. */
export async function paidOffline(
  invoice: Invoice,
  amountMinor = invoice.balanceMinor,
  paidAt = DateTime.utc()
) {
  const recorded = await recordOfflinePayment(
    {
      clientId: invoice.clientId,
      method: 'bank_transfer',
      amount: Money.of(invoice.currency, amountMinor),
      paidAt,
      reference: `UTR-${invoice.number}`,
      note: null,
      recordedById: null,
      shares: [{ invoiceId: invoice.id, amountMinor: Math.min(amountMinor, invoice.balanceMinor) }],
      notify: false,
    },
    actor,
    DateTime.utc()
  )
  if (!recorded.ok) throw new Error(recorded.code)
  return recorded.value
}

let people = 0

/** One more person of a client, active with PASSWORD. */
export async function addPerson(
  client: Client,
  role: Membership['role']
): Promise<{ email: string; account: Account; membership: Membership }> {
  const now = DateTime.utc().minus({ minutes: 1 })
  const account = await Account.create({
    publicId: newPublicId(),
    email: `person-${++people}@client.example`,
    name: `Person ${people}`,
    locale: 'en-IN',
    passwordHash: await hashPassword(PASSWORD),
    passwordSetAt: now,
    emailVerifiedAt: now,
  })
  const membership = await Membership.create({
    publicId: newPublicId(),
    clientId: client.id,
    accountId: account.id,
    role,
    state: 'active',
    activatedAt: now,
  })
  return { email: account.email!, account, membership }
}

/** An attempt to pay that failed at its gateway long ago: final, so nobody asks about it again. */
export async function intentFor(invoice: Invoice): Promise<PaymentIntent> {
  const intent = await PaymentIntent.create({
    publicId: newPublicId(),
    clientId: invoice.clientId,
    gateway: 'razorpay',
    currency: invoice.currency,
    amountMinor: invoice.balanceMinor,
    state: 'expired',
    idempotencyKey: newPublicId(),
    attempt: 1,
    checks: 0,
  })
  await intent.related('invoices').create({
    clientId: invoice.clientId,
    invoiceId: invoice.id,
    amountMinor: invoice.balanceMinor,
  })
  return intent
}
