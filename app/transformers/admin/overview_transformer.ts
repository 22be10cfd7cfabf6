import { BaseTransformer } from '@adonisjs/core/transformers'
import type { Overview } from '#domain/overview/read_overview'

/** How the company stands with its clients. */
export default class OverviewTransformer extends BaseTransformer<Overview> {
  toObject() {
    const { today, currencies, portalUse } = this.resource
    return {
      today,
      currencies: currencies.map(({ currency, left, overdue, ages, months }) => ({
        currency,
        left: { amount: left.amount.toJSON(), invoices: left.count },
        overdue: { amount: overdue.amount.toJSON(), invoices: overdue.count },
        ages: ages.map(({ age, amount, count }) => ({
          age,
          amount: amount.toJSON(),
          invoices: count,
        })),
        months: months.map(({ month, collected, returned }) => ({
          month,
          collected: collected.toJSON(),
          returned: returned.toJSON(),
        })),
      })),
      portalUse,
    }
  }
}
