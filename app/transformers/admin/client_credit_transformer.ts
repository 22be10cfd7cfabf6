import { BaseTransformer } from '@adonisjs/core/transformers'
import type { ClientCredit } from '#domain/ledger/lists/read_credit'
import { Money } from '#domain/money/money'
import { iso } from '#domain/shared/iso'

/** A client's credit, per currency and by where it came from. */
export default class ClientCreditTransformer extends BaseTransformer<ClientCredit> {
  toObject() {
    const { sums, payments, creditNotes } = this.resource
    return {
      credit: sums.map((money) => money.toJSON()),
      payments: payments.map(({ payment, left }) => ({
        id: payment.publicId,
        receiptNumber: payment.receiptNumber,
        paidAt: iso(payment.paidAt),
        left: left.toJSON(),
      })),
      creditNotes: creditNotes.map((note) => ({
        id: note.publicId,
        number: note.number,
        issuedOn: note.issuedOn,
        left: Money.of(note.currency, note.creditLeftMinor).toJSON(),
      })),
    }
  }
}
