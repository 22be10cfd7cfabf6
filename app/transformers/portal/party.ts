import type { PartyDraft } from '#domain/imports/invoice_draft'
import { addressLines, taxLabel } from '#domain/invoices/party'

/** A seller or buyer as the invoice page shows it. */
export function partyOf(party: PartyDraft) {
  return {
    name: party.name,
    tradingName: party.tradingName,
    lines: addressLines(party),
    taxNumber: party.taxNumber,
    taxLabel: party.taxNumber ? taxLabel(party) : null,
    contact: party.contactName,
    email: party.email,
  }
}
