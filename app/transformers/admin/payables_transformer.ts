import { BaseTransformer } from '@adonisjs/core/transformers'
import type { Payables } from '#domain/ledger/lists/read_payables'
import { Money } from '#domain/money/money'

/** A client, and which of its invoices money could count towards. */
export default class PayablesTransformer extends BaseTransformer<Payables> {
  toObject() {
    const { client, invoices } = this.resource
    return {
      client: { id: client.publicId, ref: client.ref, name: client.name },
      invoices: invoices.map((invoice) => ({
        id: invoice.publicId,
        number: invoice.number,
        kind: invoice.kind,
        state: invoice.state,
        dueOn: invoice.dueOn,
        total: invoice.total.toJSON(),
        balance: invoice.balance.toJSON(),
        // On its way already: paid at a gateway, not in the books yet.
        pending: Money.of(invoice.currency, invoice.pendingMinor).toJSON(),
      })),
    }
  }
}
