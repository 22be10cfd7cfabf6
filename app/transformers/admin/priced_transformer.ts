import { BaseTransformer } from '@adonisjs/core/transformers'
import type { Priced } from '#domain/imports/price_lines'

/** What lines come to: each of them, the tax of each category and rate, and the totals. */
export default class PricedTransformer extends BaseTransformer<Priced> {
  toObject() {
    const { lines, taxes, totals } = this.resource
    return {
      lines: lines.map(({ net }) => ({ net: net.toJSON() })),
      taxes: taxes.map(({ category, rate, taxable, tax }) => ({
        category,
        rate,
        taxable: taxable.toJSON(),
        tax: tax.toJSON(),
      })),
      totals: {
        net: totals.taxExclusive.toJSON(),
        tax: totals.tax.toJSON(),
        due: totals.due.toJSON(),
      },
    }
  }
}
