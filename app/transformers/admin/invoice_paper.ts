import { placeOfSupply } from '#domain/invoices/party'
import { taxComponents } from '#domain/invoices/tax_components'
import type Invoice from '#models/invoice'
import PartyTransformer from '#transformers/portal/party_transformer'

/** What an invoice says as paper, as its client's page draws it. `locale` is the reader's. */
export function paperOf(invoice: Invoice, locale: string) {
  const { sellerParty, buyerParty, taxes, currency } = invoice
  const reader = { locale, homeCountry: sellerParty.address.country }
  return {
    seller: new PartyTransformer(sellerParty, reader).toObject(),
    buyer: new PartyTransformer(buyerParty, reader).toObject(),
    placeOfSupply: placeOfSupply(invoice),
    // Of each tax, in the order of `taxes`.
    taxComponents: taxes.map((tax) =>
      taxComponents(tax, invoice).map(({ name, rate, amountMinor }) => ({
        name,
        rate,
        amount: { amountMinor, currency },
      }))
    ),
  }
}
