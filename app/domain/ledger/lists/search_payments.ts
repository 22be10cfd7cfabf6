import db from '@adonisjs/lucid/services/db'
import { containing } from '#domain/lists/like'

const GATEWAYS = ['razorpay', 'paypal', 'bank_transfer', 'cash', 'cheque', 'card_terminal']

/**
 * The ids of payments by what people know of them: the beginning of the receipt's number or of the
 * reference, as typed, in capitals and small, by ranges of indexes; or the client's reference or part
 * of its name.
 */
export function searchPayments(text: string) {
  const spellings = [...new Set([text, text.toUpperCase(), text.toLowerCase()])]
  const ids = db.from('payments').select('id')
  return ids.where((either) => {
    for (const one of spellings) {
      const end = `${one}\u{10FFFF}`
      either.orWhere((range) =>
        range.where('receipt_number', '>=', one).where('receipt_number', '<', end)
      )
      either.orWhere((range) =>
        range
          .whereIn('gateway', GATEWAYS)
          .where('gateway_payment_id', '>=', one)
          .where('gateway_payment_id', '<', end)
      )
    }
    either.orWhereIn('client_id', (clients) =>
      clients
        .from('clients')
        .where('ref', text)
        .orWhereRaw(`lower(name) like ? escape '\\'`, [containing(text.toLowerCase())])
        .select('id')
    )
  })
}
