import { BaseTransformer } from '@adonisjs/core/transformers'
import type { BookTotal } from '#domain/invoices/read_book_totals'

/** The documents of one currency: how many, and what they ask of clients. */
export default class BookTotalTransformer extends BaseTransformer<BookTotal> {
  toObject() {
    const { currency, count, amount } = this.resource
    return { currency, count, amount: amount.toJSON() }
  }
}
