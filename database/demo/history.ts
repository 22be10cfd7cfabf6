import type { DateTime } from 'luxon'
import type { Books } from '#database/demo/books'
import type { DemoDocument } from '#database/demo/documents'
import { REMINDING_DAYS_AGO, remindOnce, startReminding } from '#database/demo/remind'
import { tellOfTransfer } from '#database/demo/tell_of_transfer'

type Entry = { daysAgo: number; write: (books: Books, now: DateTime) => Promise<unknown> }

/** Writes every document and what became of it, in the order in which it happened. */
export async function writeHistory(
  books: Books,
  documents: DemoDocument[],
  timeOf: (daysAgo: number, entry: number) => DateTime
): Promise<void> {
  const entries = [...remindersOf(books), ...documents.flatMap((one) => entriesOf(one))]
  // Stable: what happened on one day keeps its order, an invoice before its payment.
  entries.sort((a, b) => b.daysAgo - a.daysAgo)
  for (const [index, { daysAgo, write }] of entries.entries()) {
    await write(books, timeOf(daysAgo, index))
  }
}

/** Each morning, before anything else happens on that day. */
function remindersOf({ staff }: Books): Entry[] {
  const mornings = Array.from({ length: REMINDING_DAYS_AGO - 1 }, (_, index) => ({
    daysAgo: REMINDING_DAYS_AGO - 1 - index,
    write: (_books: Books, now: DateTime) => remindOnce(now),
  }))
  const start: Entry = {
    daysAgo: REMINDING_DAYS_AGO,
    write: (_books, now) => startReminding(staff, now),
  }
  return [start, ...mornings]
}

function entriesOf({ draft, issuedDaysAgo, fate }: DemoDocument): Entry[] {
  const { number } = draft
  const issued: Entry = {
    daysAgo: issuedDaysAgo,
    write: (books, now) => books.issue(draft, now),
  }
  const then = (daysAgo: number, write: Entry['write']): Entry => ({ daysAgo, write })

  switch (fate.is) {
    case 'open':
      return [issued]
    case 'draft':
      return [then(issuedDaysAgo, (books, now) => books.draft(draft, now))]
    case 'paid':
      return [issued, then(fate.daysAgo, (books, now) => books.pay(number, fate.by, null, now))]
    case 'part_paid':
      return [
        issued,
        then(fate.daysAgo, (books, now) => books.pay(number, fate.by, fate.amountMinor, now)),
      ]
    case 'pending':
      return [issued, then(fate.daysAgo, (books, now) => books.await(number, fate.gateway, now))]
    case 'reported':
      return [
        issued,
        then(fate.daysAgo, (_books, now) => tellOfTransfer(number, fate.reference, now)),
      ]
    case 'refunded':
      return [
        issued,
        then(fate.paidDaysAgo, (books, now) => books.pay(number, fate.by, null, now)),
        then(fate.daysAgo, (books, now) => books.refund(number, fate.note, now)),
      ]
    case 'void':
      return [
        issued,
        then(fate.daysAgo, (books, now) => books.void(number, fate.reason, fate.replacedBy, now)),
      ]
    case 'credited':
      return [
        issued,
        then(fate.daysAgo, (books, now) => books.credit(fate.note, now)),
        then(fate.paidDaysAgo, (books, now) => books.pay(number, fate.by, null, now)),
      ]
  }
}
