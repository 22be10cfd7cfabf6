import { test } from '@japa/runner'
import { presentReceipt } from '#domain/documents/present_receipt'
import { aReceipt, t } from './fixtures.js'

test.group('Present receipt', () => {
  test('the moment is told in the zone of the company, which is also the day', ({ assert }) => {
    const late = { paidAt: '2026-11-05T23:30:00Z' }
    const kolkata = presentReceipt(aReceipt(late), t)
    const newYork = presentReceipt(
      aReceipt({ ...late, timeZone: 'America/New_York', locale: 'en-US' }),
      t
    )

    assert.equal(kolkata.date, '2026-11-06')
    assert.match(kolkata.facts[0].value, /^6 Nov 2026, 5:00\sam IST$/)
    assert.equal(newYork.date, '2026-11-05')
    assert.match(newYork.facts[0].value, /^Nov 5, 2026, 6:30\sPM EST$/)
  })

  test('what no invoice took up is shown as credit', ({ assert }) => {
    const sheet = presentReceipt(aReceipt({ creditMinor: 5_000 }), t)
    assert.include(
      sheet.totals.map(({ label, value }) => `${label} ${value}`),
      'Kept as your credit ₹50.00'
    )
  })

  test('what went back is said beside the amount and taken off, each with its day', ({
    assert,
  }) => {
    const allocations = aReceipt().allocations.map((row) => ({ ...row, leftMinor: 0 }))
    const returned = [
      { kind: 'refund' as const, at: '2026-11-07T20:00:00Z', amountMinor: 3_200 },
      { kind: 'chargeback' as const, at: '2026-12-01T08:00:00Z', amountMinor: 18_030_000 },
    ]
    const sheet = presentReceipt(aReceipt({ allocations, returned }), t)

    const told = (rows: { label: string; value: string }[]) =>
      rows.map(({ label, value }) => `${label}: ${value}`)
    assert.includeMembers(told(sheet.facts), [
      'Sent back to you: ₹32.00 on 8 Nov 2026',
      'Taken back: ₹1,80,300.00 on 1 Dec 2026',
    ])
    assert.deepEqual(told(sheet.totals), [
      'Paid: ₹1,80,332.00',
      'Sent back to you on 8 Nov 2026: −₹32.00',
      'Taken back after a dispute, 1 Dec 2026: −₹1,80,300.00',
    ])
    assert.equal(sheet.left.label, 'Left to pay after this payment', 'said of that moment, not now')
  })

  test('nothing left is said in words', ({ assert }) => {
    const allocations = aReceipt().allocations.map((row) => ({ ...row, leftMinor: 0 }))
    assert.equal(presentReceipt(aReceipt({ allocations }), t).left.label, 'Nothing left to pay')
  })

  test('a payment for no invoice has no table', ({ assert }) => {
    assert.isNull(presentReceipt(aReceipt({ allocations: [] }), t).allocations)
  })
})
