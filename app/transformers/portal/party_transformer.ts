import { BaseTransformer } from '@adonisjs/core/transformers'
import type { PartyDraft } from '#domain/imports/invoice_draft'
import { addressLines, taxLabel, type Reader } from '#domain/invoices/party'

/** A seller or buyer as the invoice page shows it. */
export default class PartyTransformer extends BaseTransformer<PartyDraft> {
  constructor(
    resource: PartyDraft,
    protected reader: Reader
  ) {
    super(resource)
  }

  toObject() {
    const party = this.resource
    return {
      name: party.name,
      tradingName: party.tradingName,
      lines: addressLines(party, this.reader),
      taxNumber: party.taxNumber,
      taxLabel: party.taxNumber ? taxLabel(party) : null,
      contact: party.contactName,
      email: party.email,
    }
  }
}
