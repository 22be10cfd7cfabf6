import { BaseTransformer } from '@adonisjs/core/transformers'
import type Invoice from '#models/invoice'

/** An invoice or credit note in a list for staff. Needs `client` preloaded. */
export default class InvoiceTransformer extends BaseTransformer<Invoice> {
  constructor(
    resource: Invoice,
    /** YYYY-MM-DD in the company's time zone: what is overdue depends on it. */
    protected today: string,
    protected timeZone: string
  ) {
    super(resource)
  }

  toObject() {
    const { currency } = this.resource
    return {
      id: this.resource.publicId,
      number: this.resource.number,
      title: this.resource.title,
      kind: this.resource.kind,
      client: { id: this.resource.ofClient.publicId, name: this.resource.ofClient.name },
      status: this.resource.statusOn(this.today, this.timeZone),
      issuedOn: this.resource.issuedOn,
      dueOn: this.resource.dueOn,
      total: { amountMinor: this.resource.taxInclusiveMinor, currency },
      balance: { amountMinor: this.resource.balanceMinor, currency },
    }
  }
}
