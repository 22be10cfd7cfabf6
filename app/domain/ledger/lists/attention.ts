import type { DateTime } from 'luxon'
import type { WebhookHealth } from '#domain/ledger/events/check_webhook_health'
import type { Money } from '#domain/money/money'

export type AttentionKind =
  /** Money that is not what we asked for: keep it or send it back. The id is the intent's. */
  | 'held'
  /** The gateway does not say what became of a payment. The id is the intent's. */
  | 'unknown'
  /** Money that no invoice took up and that is not on its way back. The id is the payment's. */
  | 'credit'
  /** The payer contests a payment. The id is the dispute's. */
  | 'dispute'
  /** The client says that it sent a bank transfer. The id is the report's. */
  | 'transfer'
  /** A refund that did not go through, or of which that is not known. The id is the refund's. */
  | 'refund'
  /** Money went back at the gateway, and nobody said whether it is still owed. The refund's id. */
  | 'still_owed'
  /** A mail that was given up. The id is the mail's. */
  | 'mail'
  /** An address that does not take mail, or whose reader calls ours spam. The id is the mail's. */
  | 'bounce'
  /** Long work that ended before it was done. The id is the job's. */
  | 'job'
  /** A client asked about an invoice and has no answer. The id is the question's. */
  | 'question'

export type AttentionItem = {
  id: string
  /** Null where it concerns none, or many. */
  client: { id: string; name: string } | null
  /** Null where it is not about money. */
  amount: Money | null
  /** What it is about where that is no money: an address, a kind of work. */
  label: string | null
  since: DateTime
  /** In our words or the gateway's; null when there is nothing to add. */
  reason: string | null
  /** Until when somebody has to answer (disputes). */
  respondBy: DateTime | null
}

export type Attention = {
  /** All that waits, also what is not listed. */
  count: number
  /** The longest waiting first, at most 20 of each kind. */
  groups: { kind: AttentionKind; count: number; items: AttentionItem[] }[]
  /** Gateways whose events do not arrive. */
  silentWebhooks: WebhookHealth[]
}

export type AttentionGroup = Attention['groups'][number]

const MOST_ITEMS = 20

type Query<Row> = {
  paginate(page: number, perPage: number): Promise<{ total: number; all(): Row[] }>
}

/** How many there are of a kind, and the first of them. */
export async function readGroup<Row>(
  kind: AttentionKind,
  query: Query<Row>,
  toItem: (row: Row) => AttentionItem
): Promise<AttentionGroup> {
  const page = await query.paginate(1, MOST_ITEMS)
  return { kind, count: page.total, items: page.all().map(toItem) }
}
