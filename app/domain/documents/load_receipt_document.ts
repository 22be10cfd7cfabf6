import db from '@adonisjs/lucid/services/db'
import { isOfGateway } from '#domain/ledger/is_of_gateway'
import { logoForPaper } from '#domain/branding/find_logo'
import { documentParty } from '#domain/documents/load_invoice_document'
import type { ReceiptDocument } from '#domain/documents/receipt_document'
import type { Settings } from '#domain/settings/settings'
import { iso } from '#domain/shared/iso'
import Allocation from '#models/allocation'
import type Payment from '#models/payment'
import Refund from '#models/refund'

/**
 * The receipt for one payment as things stood when it arrived, with what went back of it since. Needs
 * `client` loaded on the payment.
 */
export async function loadReceiptDocument(
  payment: Payment,
  settings: Settings,
  locale: string
): Promise<ReceiptDocument> {
  const counted = await Allocation.query()
    .where('client_id', payment.clientId)
    .where('payment_id', payment.id)
    .whereNull('refund_id')
    .preload('invoice')
    .orderBy('id')
  // What staff made of its credit later is not what arrived.
  const allocations = counted.filter(({ createdAt }) => createdAt <= payment.createdAt)
  const { company, branding } = settings
  const seller = allocations[0]?.invoice.sellerParty
  const reader = { locale, homeCountry: seller?.address.country ?? null }
  const buyer = allocations[0]?.invoice.buyerParty

  return {
    locale,
    timeZone: company.timeZone,
    branding: {
      name: company.name,
      colour: branding.primaryColor,
      logoPng: await logoForPaper(branding.logo),
    },
    number: payment.receiptNumber,
    paidAt: iso(payment.paidAt),
    isDayOnly: !isOfGateway(payment),
    currency: payment.currency,
    amountMinor: payment.amountMinor,
    method: payment.methodDetail ?? payment.method,
    reference: payment.reference,
    seller: seller
      ? documentParty(seller, reader)
      : { name: company.legalName, addressLines: [company.addressLine], identifiers: [] },
    payer: buyer
      ? documentParty(buyer, reader)
      : { name: payment.ofClient.name, addressLines: [], identifiers: [] },
    allocations: await Promise.all(
      allocations.map(async ({ id, invoice, amountMinor }) => ({
        invoiceNumber: invoice.number,
        title: invoice.title,
        issuedOn: invoice.issuedOn,
        totalMinor: Math.max(invoice.payableMinor, 0),
        paidMinor: amountMinor,
        leftMinor: await leftAfter(id, invoice.id, invoice.payableMinor),
      }))
    ),
    creditMinor:
      payment.amountMinor - allocations.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
    returned: await whatWentBack(payment.id),
    note: null,
    contactLine: [company.contact.email, company.contact.phone].filter(Boolean).join(', ') || null,
  }
}

async function whatWentBack(paymentId: number): Promise<ReceiptDocument['returned']> {
  const refunds = await Refund.query()
    .where('payment_id', paymentId)
    .where('state', 'done')
    .orderBy('refunded_at')
    .orderBy('id')
  return refunds.map(({ kind, refundedAt, createdAt, amountMinor }) => ({
    kind,
    at: iso(refundedAt ?? createdAt),
    amountMinor,
  }))
}

/** What the invoice still asked for once this allocation stood. Later rows do not change it. */
async function leftAfter(
  allocationId: number,
  invoiceId: number,
  payableMinor: number
): Promise<number> {
  const row = await db
    .from('allocations')
    .where('invoice_id', invoiceId)
    .where('id', '<=', allocationId)
    .sum('amount_minor as settled')
    .firstOrFail()
  return Math.max(payableMinor - Number(row.settled ?? 0), 0)
}
