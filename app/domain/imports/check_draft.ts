import { checkTotals } from '#domain/imports/check_totals'
import type { DraftProblem, InvoiceDraft } from '#domain/imports/invoice_draft'
import { readDate } from '#domain/imports/scalars'
import { TERMS, type Term } from '#domain/imports/terms'

/**
 * What a draft must hold that did not come through a reader of e-invoices, which check this
 * themselves: the same rules, without a place in a file.
 */
export function checkDraft(draft: InvoiceDraft): DraftProblem[] {
  const missing: [boolean, Term][] = [
    [draft.number.trim() === '', TERMS.number],
    [readDate(draft.issuedOn, null) === null, TERMS.issuedOn],
    [draft.seller.name.trim() === '', TERMS.seller],
    [draft.buyer.name.trim() === '', TERMS.buyer],
    [draft.lines.length === 0, { rule: 'BR-16', what: 'first invoice line' }],
  ]
  const problems = missing
    .filter(([isMissing]) => isMissing)
    .map(([, term]) => ({
      code: 'missing',
      place: null,
      rule: term.rule,
      message: `The ${term.what} is missing.`,
    }))
  return problems.length > 0 ? problems : checkTotals(draft)
}
