import type { HttpContext } from '@adonisjs/core/http'
import type { Share } from '#domain/ledger/balance'
import { wrongField } from '#exceptions/wrong_field'
import Client from '#models/client'
import Invoice from '#models/invoice'

/** The client by its public id; 422 for one that is not there. */
export async function payerOf(publicId: string, ctx: HttpContext): Promise<Client> {
  const client = await Client.findBy('public_id', publicId)
  if (!client) throw wrongField(ctx, 'client', 'unknown_client')
  return client
}

/** Which of the client's invoices get how much; 422 for what cannot be meant. */
export async function sharesOf(
  client: Client,
  asked: {
    amount: { amountMinor: number; currency: string }
    invoices?: { id: string; amountMinor: number }[]
  },
  ctx: HttpContext
): Promise<Share[]> {
  const shares = asked.invoices ?? []
  const invoices = await Invoice.query()
    .where('client_id', client.id)
    .whereNot('state', 'draft')
    .whereIn(
      'public_id',
      shares.map((share) => share.id)
    )
  const found = new Map(invoices.map((invoice) => [invoice.publicId, invoice]))

  let leftMinor = asked.amount.amountMinor
  return shares.map(({ id, amountMinor }, index) => {
    const invoice = found.get(id)
    const field = `invoices.${index}`
    if (!invoice) throw wrongField(ctx, `${field}.id`, 'unknown_invoice')
    if (invoice.currency !== asked.amount.currency) {
      throw wrongField(ctx, `${field}.id`, 'other_currency')
    }
    if (amountMinor > leftMinor) throw wrongField(ctx, `${field}.amountMinor`, 'shares_over_amount')
    leftMinor -= amountMinor
    return { invoiceId: invoice.id, amountMinor }
  })
}
