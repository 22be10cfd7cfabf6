import { BaseTransformer } from '@adonisjs/core/transformers'
import { Money } from '#domain/money/money'
import type Invoice from '#models/invoice'

type Written = { note: Invoice; allocatedMinor: number }

/** A credit note that was just written, and what it did. */
export default class CreditNoteTransformer extends BaseTransformer<Written> {
  toObject() {
    const { note, allocatedMinor } = this.resource
    const { currency, taxInclusiveMinor } = note
    return {
      id: note.publicId,
      number: note.number,
      issuedOn: note.issuedOn,
      amount: Money.of(currency, taxInclusiveMinor).toJSON(),
      // What lowers what is left to pay; the rest is credit of the client.
      allocated: Money.of(currency, allocatedMinor).toJSON(),
      credit: Money.of(currency, taxInclusiveMinor - allocatedMinor).toJSON(),
    }
  }
}
