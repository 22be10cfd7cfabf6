import { BaseTransformer } from '@adonisjs/core/transformers'
import type { PaymentRowFacts } from '#domain/ledger/lists/payment_row'
import { DateTime } from 'luxon'
import { Money } from '#domain/money/money'

/** Money on its way has no method yet: it goes by its gateway's name. */
const GATEWAY_NAMES: Record<string, string> = { razorpay: 'Razorpay', paypal: 'PayPal' }

export default class PaymentRowTransformer extends BaseTransformer<PaymentRowFacts> {
  constructor(
    resource: PaymentRowFacts,
    /** IANA zone of the company: a payment of the evening belongs to its day, not to UTC's. */
    protected timeZone: string
  ) {
    super(resource)
  }

  toObject() {
    const row = this.resource
    return {
      id: row.publicId,
      kind: row.kind === 'refund' ? ('refund' as const) : ('payment' as const),
      // A transfer's day is the one that the client gave.
      on: row.paidOn ?? DateTime.fromISO(row.at, { zone: this.timeZone }).toFormat('yyyy-MM-dd'),
      at: row.at,
      amount: Money.of(row.currency, row.amountMinor).toJSON(),
      // What of it is the client's credit: no invoice has taken it up.
      credit: Money.of(row.currency, row.creditMinor).toJSON(),
      state: this.state(),
      // Who sent the money back: staff, a bank, or a lost dispute. Null for everything else.
      refundKind: row.refund?.kind ?? null,
      // Where a payment on its way is shown in full; null once the ledger has it.
      intentId: row.kind === 'intent' && !row.isClosed ? row.publicId : null,
      // A transfer that the client told us about, until staff saw the money.
      transferReportId: row.kind === 'transfer' && !row.isClosed ? row.publicId : null,
      method: {
        gateway: row.gateway,
        label: row.methodDetail ?? GATEWAY_NAMES[row.method] ?? row.method,
      },
      reference: row.reference,
      receiptNumber: row.receiptNumber,
      invoices: row.invoices.map((invoice) => ({
        id: invoice.publicId,
        number: invoice.number,
        title: invoice.title,
        amount: Money.of(row.currency, invoice.amountMinor).toJSON(),
        part: invoice.part,
      })),
    }
  }

  private state(): 'received' | 'refunded' | 'refund_pending' | 'pending' {
    const { refund } = this.resource
    if (refund) return refund.isDone ? 'refunded' : 'refund_pending'
    return this.resource.kind === 'payment' ? 'received' : 'pending'
  }
}
