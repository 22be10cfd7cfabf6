import { test } from '@japa/runner'
import { taxComponents } from '#domain/invoices/tax_components'
import type Invoice from '#models/invoice'

const tax = { taxMinor: 15_001, rate: '5' }

test.group('Tax components', () => {
  test('within an Indian state half is central and half is state tax, to the last paisa', ({
    assert,
  }) => {
    assert.deepEqual(taxComponents(tax, between(['IN', 'Karnataka'], ['IN', 'Karnataka'])), [
      { name: 'CGST', rate: '2.5000000', amountMinor: 7_501 },
      { name: 'SGST', rate: '2.5000000', amountMinor: 7_500 },
    ])
  })

  test('across Indian states all of it is integrated tax', ({ assert }) => {
    assert.deepEqual(taxComponents(tax, between(['IN', 'Karnataka'], ['IN', 'Kerala'])), [
      { name: 'IGST', rate: '5', amountMinor: 15_001 },
    ])
  })

  test('a rate that nobody stated is not made up', ({ assert }) => {
    const within = between(['IN', 'Karnataka'], ['IN', 'Karnataka'])
    const rates = taxComponents({ taxMinor: 10, rate: null }, within).map(({ rate }) => rate)
    assert.deepEqual(rates, [null, null])
  })

  test('what is not taxed, or not in India, has none', ({ assert }) => {
    const german = between(['DE', null], ['DE', null])
    assert.isEmpty(taxComponents(tax, german))
    const indian = between(['IN', 'Karnataka'], ['IN', 'Karnataka'])
    assert.isEmpty(taxComponents({ taxMinor: 0, rate: '0' }, indian))
  })
})

type Place = [country: string, region: string | null]

function between(seller: Place, buyer: Place): Invoice {
  const party = ([country, region]: Place) => ({ address: { country, region } })
  return {
    currency: 'INR',
    sellerParty: party(seller),
    buyerParty: party(buyer),
  } as Invoice
}
