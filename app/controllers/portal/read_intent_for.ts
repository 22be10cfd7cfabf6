import { readIntentView, type IntentView } from '#domain/ledger/intents/read_intent_view'
import { narrowIntentView } from '#domain/pay_links/narrow'
import type { Reader } from '#models/reader'

/**
 * The reader's own payment by its public id, or null. By a pay link: only of its invoice alone, and
 * no more of it than concerns that invoice.
 */
export async function readIntentFor(reader: Reader, publicId: string): Promise<IntentView | null> {
  const view = await readIntentView(reader.client.id, publicId)
  if (!view || !reader.payLink) return view
  if (!reader.ownsShares(view.intent.invoices)) return null
  const [{ invoice }] = view.intent.invoices
  return narrowIntentView(view, invoice.publicId)
}
