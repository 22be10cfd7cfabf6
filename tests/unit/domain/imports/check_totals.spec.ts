import { test } from '@japa/runner'
import fc from 'fast-check'
import { Money } from '#domain/money/money'
import { checkTotals } from '#domain/imports/check_totals'
import type { InvoiceDraft, TotalsDraft } from '#domain/imports/invoice_draft'
import { readEInvoice } from '#domain/imports/read_e_invoice'
import { ublText } from '#tests/unit/domain/imports/ubl_text'

function draftOf(text: string): InvoiceDraft {
  const result = readEInvoice(Buffer.from(text))
  if (!result.ok) throw new Error(JSON.stringify(result.details))
  return result.value
}

const minor = fc.integer({ min: -10_000_000, max: 10_000_000 })
const positive = fc.integer({ min: 0, max: 1_000_000 })
const rate = fc.constantFrom(0, 5, 7, 12, 19, 25)

const documents = fc.record({
  currency: fc.constantFrom('EUR', 'JPY', 'KWD', 'INR'),
  lines: fc.array(fc.record({ net: minor, rate }), { minLength: 1, maxLength: 8 }),
  adjustments: fc.array(
    fc.record({
      kind: fc.constantFrom('allowance' as const, 'charge' as const),
      amount: positive,
      rate,
    }),
    { maxLength: 4 }
  ),
  prepaid: positive,
  rounding: fc.integer({ min: -50, max: 50 }),
})

const RULES: Record<keyof TotalsDraft, string[]> = {
  lines: ['BR-CO-10', 'BR-CO-13'],
  allowances: ['BR-CO-11', 'BR-CO-13'],
  charges: ['BR-CO-12', 'BR-CO-13'],
  taxExclusive: ['BR-CO-13', 'BR-CO-15'],
  tax: ['BR-CO-14', 'BR-CO-15'],
  taxInclusive: ['BR-CO-15', 'BR-CO-16'],
  prepaid: ['BR-CO-16'],
  rounding: ['BR-CO-16'],
  due: ['BR-CO-16'],
}

test.group('The totals of a document', () => {
  test('whatever adds up is taken, with its amounts as they are', ({ assert }) => {
    fc.assert(
      fc.property(documents, (document) => {
        const draft = draftOf(ublText(document))
        assert.deepEqual(checkTotals(draft), [])
        const { taxInclusive, prepaid, rounding, due } = draft.totals
        assert.isTrue(due.equals(taxInclusive.minus(prepaid).plus(rounding)))
      }),
      { numRuns: 60 }
    )
  })

  test('a single total that is off by any amount is found, with its rule', ({ assert }) => {
    fc.assert(
      fc.property(
        documents,
        fc.constantFrom(...(Object.keys(RULES) as (keyof TotalsDraft)[])),
        fc.integer({ min: -500, max: 500 }).filter((off) => off !== 0),
        (document, term, off) => {
          const draft = draftOf(ublText(document))
          const wrong = draft.totals[term].plus(Money.of(draft.currency, off))
          const changed = { ...draft, totals: { ...draft.totals, [term]: wrong } }
          const rules = checkTotals(changed).map((problem) => problem.rule)
          assert.deepEqual(rules, RULES[term])
        }
      ),
      { numRuns: 60 }
    )
  })

  test('the place in the file and both amounts are named', ({ assert }) => {
    const text = ublText().replace(/(<cbc:PayableAmount[^>]*>)[^<]*/, '$1120.01')
    const result = readEInvoice(Buffer.from(text))
    if (result.ok) throw new Error('it was read')
    const [problem] = result.details
    assert.equal(problem.rule, 'BR-CO-16')
    assert.equal(problem.code, 'arithmetic')
    assert.match(
      problem.place ?? '',
      /^\/Invoice\/cac:LegalMonetaryTotal\/cbc:PayableAmount, line \d+$/
    )
    assert.include(problem.message, 'EUR 120.01')
    assert.include(problem.message, 'EUR 120.00')
  })

  test('a row of tax may be off by less than one unit of the currency, and no more', ({
    assert,
  }) => {
    const withTax = (tax: number, source: InvoiceDraft['source'] = 'ubl', category = 'S') => {
      const draft = draftOf(ublText({ lines: [{ net: 10_000, rate: 20 }] }))
      const row = { ...draft.taxes[0], category, tax: Money.of('EUR', tax) }
      return checkTotals({ ...draft, source, taxes: [row] })
        .map((problem) => problem.rule)
        .filter((rule) => rule === 'BR-CO-17')
    }
    assert.isEmpty(withTax(2_099))
    assert.isEmpty(withTax(1_901))
    assert.lengthOf(withTax(2_100), 1)
    assert.lengthOf(withTax(1_900), 1)
    assert.lengthOf(withTax(2_100, 'cii'), 1)
    assert.isEmpty(withTax(2_100, 'cii', 'L'))
  })

  test('tax in yen may be rounded down or up, no further', ({ assert }) => {
    const draft = draftOf(ublText({ currency: 'JPY', lines: [{ net: 105, rate: 10 }] }))
    const withTax = (tax: number) =>
      checkTotals({ ...draft, taxes: [{ ...draft.taxes[0], tax: Money.of('JPY', tax) }] })
        .map((problem) => problem.rule)
        .includes('BR-CO-17')
    assert.isFalse(withTax(10))
    assert.isFalse(withTax(11))
    assert.isTrue(withTax(9))
    assert.isTrue(withTax(12))
  })

  test('a category without tax carries none', ({ assert }) => {
    const draft = draftOf(ublText({ lines: [{ net: 10_000, rate: 0 }] }))
    for (const [category, rule] of [
      ['Z', 'BR-Z-09'],
      ['E', 'BR-E-09'],
      ['AE', 'BR-AE-09'],
      ['K', 'BR-IC-09'],
      ['G', 'BR-G-09'],
      ['O', 'BR-O-09'],
    ]) {
      const row = { ...draft.taxes[0], category, tax: Money.of('EUR', 1) }
      assert.include(
        checkTotals({ ...draft, taxes: [row] }).map((one) => one.rule),
        rule
      )
    }
    const unrated = { ...draft.taxes[0], category: 'S', rate: null }
    assert.deepEqual(
      checkTotals({ ...draft, taxes: [unrated] }).map((one) => one.rule),
      ['BR-48']
    )
  })
})
