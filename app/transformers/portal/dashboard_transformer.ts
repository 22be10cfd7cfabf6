import { BaseTransformer } from '@adonisjs/core/transformers'
import type { Dashboard } from '#domain/invoices/read_dashboard'
import InvoiceRowTransformer, { type Viewer } from '#transformers/portal/invoice_row_transformer'
import PaymentRowTransformer from '#transformers/portal/payment_row_transformer'

export default class DashboardTransformer extends BaseTransformer<Dashboard> {
  constructor(
    resource: Dashboard,
    protected viewer: Viewer
  ) {
    super(resource)
  }

  toObject() {
    const { owed, toPay, pending, credit, invoiceCount, recentPayments } = this.resource
    const { today, timeZone } = this.viewer
    return {
      today,
      owed: owed.map((one) => ({
        currency: one.currency,
        left: one.left.toJSON(),
        invoiceCount: one.invoiceCount,
        overdue: one.overdue && { ...one.overdue, amount: one.overdue.amount.toJSON() },
        nextDue: one.nextDue && { ...one.nextDue, amount: one.nextDue.amount.toJSON() },
      })),
      pending: PaymentRowTransformer.transform(pending, timeZone),
      credit: credit.map((money) => money.toJSON()),
      rail: toPay
        .filter((row) => row.dueOn !== null && row.balanceMinor > row.pendingMinor)
        .map((row) => ({
          invoiceId: row.publicId,
          on: row.dueOn!,
          amount: { amountMinor: row.balanceMinor, currency: row.currency },
          kind: row.dueOn! < today ? ('overdue' as const) : ('due' as const),
        })),
      toPay: InvoiceRowTransformer.transform(toPay, this.viewer),
      invoiceCount,
      recentPayments: PaymentRowTransformer.transform(recentPayments, timeZone),
    }
  }
}
