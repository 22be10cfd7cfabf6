import { test } from '@japa/runner'
import { KESTREL_BAY } from '#database/demo/clients'
import { planDocuments } from '#database/demo/plan'
import { checkDraft } from '#domain/imports/check_draft'

const DAYS = ['2026-11-20', '2027-01-01', '2027-06-15', '2028-02-29']
const FATES = [
  'open',
  'draft',
  'paid',
  'part_paid',
  'pending',
  'reported',
  'refunded',
  'void',
  'credited',
]

test.group("The demo's plan", () => {
  test('is the same for the same seed and day', ({ assert }) => {
    assert.deepEqual(planDocuments('2026-11-20', 7), planDocuments('2026-11-20', 7))
    assert.notDeepEqual(planDocuments('2026-11-20', 7), planDocuments('2026-11-20', 8))
  })

  for (const today of DAYS) {
    test(`holds on ${today}: sums, numbers, currencies, every fate, nothing in the future`, ({
      assert,
    }) => {
      const documents = planDocuments(today, 2026)
      const drafts = documents.flatMap(({ draft, fate }) =>
        'note' in fate ? [draft, fate.note] : [draft]
      )
      assert.isEmpty(drafts.flatMap((draft) => checkDraft(draft)))
      assert.equal(new Set(drafts.map(({ number }) => number)).size, drafts.length)
      assert.isAtLeast(documents.length, 390)

      const currencies = new Set(documents.map(({ draft }) => draft.currency))
      assert.sameMembers([...currencies], ['INR', 'EUR', 'USD', 'JPY'])
      const fates = new Set(documents.map(({ fate }) => fate.is))
      assert.sameMembers([...fates], FATES)
      assert.isTrue(documents.every(({ draft }) => draft.issuedOn <= today))
    })
  }

  test('has the invoices of Kestrel Bay Coffee as the pages show them', ({ assert }) => {
    const own = planDocuments('2026-11-20', 2026).filter(
      ({ draft }) => draft.buyer === KESTREL_BAY.party
    )
    const autumn = own.find(({ draft }) => draft.number === 'LS-2026-0187')
    assert.equal(autumn?.draft.totals.due.toString(), 'INR 230332.00')
    assert.equal(autumn?.draft.dueOn, '2026-11-08')
    assert.deepEqual(
      autumn?.draft.taxes.map(({ rate, tax }) => [rate, tax.toString()]),
      [
        ['18', 'INR 31932.00'],
        ['5', 'INR 1000.00'],
      ]
    )
    assert.lengthOf(own, 23)
  })
})
