import { BaseTransformer } from '@adonisjs/core/transformers'
import { Money } from '#domain/money/money'
import type Invoice from '#models/invoice'

type Allocated = { invoice: Invoice; amountMinor: number; leftMinor: number }

/** What credit counts towards now, and what is left of where it came from. */
export default class CreditAllocationTransformer extends BaseTransformer<Allocated> {
  toObject() {
    const { invoice, amountMinor, leftMinor } = this.resource
    return {
      amount: Money.of(invoice.currency, amountMinor).toJSON(),
      invoice: {
        id: invoice.publicId,
        number: invoice.number,
        balance: invoice.balance.toJSON(),
      },
      creditLeft: Money.of(invoice.currency, leftMinor).toJSON(),
    }
  }
}
