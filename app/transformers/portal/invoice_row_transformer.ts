import { BaseTransformer } from '@adonisjs/core/transformers'
import type { InvoiceRowFacts } from '#domain/invoices/invoice_row'
import { invoiceStatus } from '#domain/invoices/status'
import { Money } from '#domain/money/money'

/** What a list needs of the reader: the date to judge by, and whether they may pay at all. */
export type Viewer = { today: string; timeZone: string; mayPay: boolean }

export default class InvoiceRowTransformer extends BaseTransformer<InvoiceRowFacts> {
  constructor(
    resource: InvoiceRowFacts,
    protected viewer: Viewer
  ) {
    super(resource)
  }

  toObject() {
    const row = this.resource
    // While any of it is on its way, nothing more of it is asked for.
    const payable = row.state === 'issued' && row.balanceMinor > 0 && row.pendingMinor === 0
    return {
      id: row.publicId,
      number: row.number,
      kind: row.kind,
      title: row.title,
      issuedOn: row.issuedOn,
      dueOn: row.dueOn,
      status: invoiceStatus(row, this.viewer.today, this.viewer.timeZone),
      total: Money.of(row.currency, row.totalMinor).toJSON(),
      left: Money.of(row.currency, row.balanceMinor).toJSON(),
      credited: Money.of(row.currency, row.creditedMinor).toJSON(),
      // What of it is on its way: why nothing can be paid, where less is on its way than is left.
      pending: Money.of(row.currency, row.pendingMinor).toJSON(),
      // The number of what took the place of a void one.
      replacedBy: row.replacedByNumber,
      can: { pay: payable && this.viewer.mayPay },
    }
  }
}
