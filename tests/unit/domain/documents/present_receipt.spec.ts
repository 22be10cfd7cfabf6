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

  test('nothing left is said in words', ({ assert }) => {
    const allocations = aReceipt().allocations.map((row) => ({ ...row, leftMinor: 0 }))
    assert.equal(presentReceipt(aReceipt({ allocations }), t).left.label, 'Nothing left to pay')
  })

  test('a payment for no invoice has no table', ({ assert }) => {
    assert.isNull(presentReceipt(aReceipt({ allocations: [] }), t).allocations)
  })
})
