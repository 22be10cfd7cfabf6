import { BaseTransformer } from '@adonisjs/core/transformers'
import type { ImportOutcome } from '#domain/imports/import_invoices'

type Accepted = Exclude<ImportOutcome, { outcome: 'refused' }>

/** What became of a file that was taken in, now or earlier. */
export default class InvoiceImportTransformer extends BaseTransformer<Accepted> {
  toObject() {
    const { outcome, invoice, client } = this.resource
    return {
      outcome,
      invoice: {
        id: invoice.publicId,
        kind: invoice.kind,
        number: invoice.number,
        issuedOn: invoice.issuedOn,
        dueOn: invoice.dueOn,
        due: { amountMinor: invoice.dueMinor, currency: invoice.currency },
      },
      client: {
        id: client.publicId,
        name: client.name,
        opened: this.resource.outcome === 'imported' && this.resource.clientOpened,
      },
    }
  }
}
