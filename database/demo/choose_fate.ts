import type { Faker } from '@faker-js/faker'
import type { InvoiceDraft } from '#domain/imports/invoice_draft'
import { creditNoteFor, type InvoiceFacts } from '#database/demo/invoice_of'
import type { Fate, Method } from '#database/demo/documents'

type Question = {
  chance: Faker
  today: string
  facts: InvoiceFacts
  draft: InvoiceDraft
  issuedDaysAgo: number
  terms: number
  by: Method
}

/** Most clients pay in time; the recent past has what a company has to look after. */
export function chooseFate(question: Question): Fate {
  const { chance, issuedDaysAgo, terms, facts } = question
  const overdueDays = issuedDaysAgo - terms
  const roll = chance.number.int({ min: 1, max: 100 })

  if (overdueDays < 0) {
    if (roll <= 30) return payment(question)
    return roll <= 42 ? partPayment(question) : { is: 'open' }
  }
  if (roll <= 2) return voiding(question)
  if (roll <= 5) return refund(question)
  if (roll <= 10 && facts.work.length > 1) return credit(question)
  if (overdueDays < 90 && roll <= 38) return { is: 'open' }
  if (overdueDays < 90 && roll <= 46) return partPayment(question)
  if (overdueDays < 20 && roll <= 60) return waiting(question, overdueDays)
  return payment(question)
}

/** Between a day after issue and a week after the due date, and not in the future. */
function payment({ chance, issuedDaysAgo, terms, by }: Question) {
  const after = chance.number.int({ min: 1, max: terms + 7 })
  return { is: 'paid', daysAgo: Math.max(issuedDaysAgo - after, 0), by } as const
}

function partPayment(question: Question): Fate {
  const [half] = question.draft.totals.due.allocate([1, 1])
  return { ...payment(question), is: 'part_paid', amountMinor: half.amountMinor }
}

function waiting({ by }: Question, overdueDays: number): Fate {
  const gateway = by.gateway === 'paypal' ? 'paypal' : 'razorpay'
  return { is: 'pending', daysAgo: Math.min(3, overdueDays), gateway }
}

function voiding({ issuedDaysAgo }: Question): Fate {
  const daysAgo = Math.max(issuedDaysAgo - 4, 0)
  return { is: 'void', daysAgo, reason: 'Ordered twice by mistake', replacedBy: null }
}

function refund(question: Question): Fate {
  const { today, facts, by } = question
  const paidDaysAgo = payment(question).daysAgo
  const daysAgo = Math.max(paidDaysAgo - 9, 0)
  return { is: 'refunded', paidDaysAgo, daysAgo, by, note: creditNoteFor(facts, today, daysAgo) }
}

/** The last line was not needed after all. */
function credit(question: Question): Fate {
  const { today, facts, issuedDaysAgo, by } = question
  const daysAgo = Math.max(issuedDaysAgo - 2, 0)
  const note = creditNoteFor({ ...facts, work: facts.work.slice(-1) }, today, daysAgo)
  return {
    is: 'credited',
    daysAgo,
    note,
    paidDaysAgo: Math.min(payment(question).daysAgo, daysAgo),
    by,
  }
}
