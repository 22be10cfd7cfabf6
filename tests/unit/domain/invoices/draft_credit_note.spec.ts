import { test } from '@japa/runner'
import { checkTotals } from '#domain/imports/check_totals'
import { draftCreditNote } from '#domain/invoices/draft_credit_note'
import { taxComponents } from '#domain/invoices/tax_components'
import Invoice from '#models/invoice'
import InvoiceTax from '#models/invoice_tax'

const party = (country: string, region: string | null) =>
  ({ name: 'Any', address: { country, region } }) as Invoice['sellerParty']

function invoice(buyer: [string, string | null], taxes: [taxable: number, tax: number][]) {
  const made = new Invoice()
  made.merge({ number: 'LS-1', title: null, currency: 'INR' })
  made.sellerParty = party('IN', 'Karnataka')
  made.buyerParty = party(...buyer)
  const rows = taxes.map(([taxableMinor, taxMinor]) =>
    new InvoiceTax().merge({ category: 'S', rate: '18', taxableMinor, taxMinor })
  )
  made.$pushRelated('taxes', rows as never)
  return made
}

const facts = { number: 'CN-1', issuedOn: '2026-11-22', reason: 'Cancelled' }

test.group('The tax of a credit note', () => {
  test('within one Indian state central and state tax are the same, whatever is credited', ({
    assert,
  }) => {
    const within = invoice(['IN', 'Karnataka'], [[5_500_000, 990_000]])
    for (const amountMinor of [1, 2, 3, 7, 101, 136_301, 136_302, 150_000, 6_489_999, 6_490_000]) {
      const draft = draftCreditNote([{ invoice: within, amountMinor }], facts)
      const [tax] = draft.taxes
      assert.equal(draft.totals.due.amountMinor, amountMinor)
      assert.deepEqual(checkTotals(draft), [])
      const parts = taxComponents({ taxMinor: tax.tax.amountMinor, rate: '18' }, within)
      assert.equal(parts[0]?.amountMinor, parts[1]?.amountMinor, `of ${amountMinor}`)
      const exact = (amountMinor * 18) / 118
      assert.isAtMost(Math.abs(tax.tax.amountMinor - exact), 1, `of ${amountMinor}`)
    }
  })

  test('all of an invoice is credited with the tax that it has', ({ assert }) => {
    const odd = invoice(['IN', 'Karnataka'], [[115_527, 20_795]])
    const draft = draftCreditNote([{ invoice: odd, amountMinor: 136_322 }], facts)
    assert.equal(draft.taxes[0].tax.amountMinor, 20_795)
  })

  test('lines of one invoice tell their rates apart, and the note says why it was made', ({
    assert,
  }) => {
    const mixed = invoice(
      ['IN', 'Karnataka'],
      [
        [100_000, 18_000],
        [200_000, 10_000],
      ]
    )
    mixed.title = 'Launch print'
    mixed.taxes[1].rate = '5.000000'
    const draft = draftCreditNote([{ invoice: mixed, amountMinor: 100_000 }], facts)
    assert.deepEqual(
      draft.lines.map(({ name }) => name),
      ['LS-1 · Launch print · 18%', 'LS-1 · Launch print · 5%']
    )
    assert.equal(draft.title, 'Credit: Launch print')
    assert.equal(draft.note, 'Cancelled')
    assert.deepEqual(draft.precedingInvoices, ['LS-1'])
  })

  test('across states the one tax keeps its paisa', ({ assert }) => {
    const across = invoice(['IN', 'Kerala'], [[5_500_000, 990_000]])
    const draft = draftCreditNote([{ invoice: across, amountMinor: 136_301 }], facts)
    assert.equal(draft.taxes[0].tax.amountMinor, 20_791)
  })
})
