import { BaseTransformer } from '@adonisjs/core/transformers'
import type { ImportPreview } from '#domain/imports/preview_invoice'

type Accepted = Exclude<ImportPreview, { outcome: 'refused' }>

/** What would become of a file: as InvoiceImportTransformer tells what became of one. */
export default class InvoicePreviewTransformer extends BaseTransformer<Accepted> {
  toObject() {
    const { outcome, draft, publicId, clientId } = this.resource
    return {
      outcome,
      invoice: {
        id: publicId,
        kind: draft.kind,
        number: draft.number,
        issuedOn: draft.issuedOn,
        dueOn: draft.dueOn,
        due: draft.totals.due.toJSON(),
      },
      client: { id: clientId, name: draft.buyer.name, opened: clientId === null },
    }
  }
}
