import { test } from '@japa/runner'
import { voidInvoice } from '#domain/invoices/void_invoice'
import { systemActor } from '#domain/shared/actor'
import { DateTime } from 'luxon'
import type Invoice from '#models/invoice'
import { eachWithOpenPortal } from '#tests/support/open_portal_group'
import { invoiceFor, signedIn } from '#tests/support/portal_world'

const API = '/api/v1/client-portal/invoices'

/** As if the seller and the buyer were in these places. */
function between(invoice: Invoice, sellerCountry: string, buyerRegion: string) {
  const { sellerParty, buyerParty } = invoice
  const seller = { ...sellerParty, address: { ...sellerParty.address, country: sellerCountry } }
  const buyer = { ...buyerParty, address: { ...buyerParty.address, region: buyerRegion } }
  return invoice.merge({ sellerParty: seller, buyerParty: buyer })
}

test.group('Invoices that correct one another', (group) => {
  eachWithOpenPortal(group)

  test('the row of a void invoice names what took its place, other rows name nothing', async ({
    assert,
  }) => {
    const { client, invoice: wrong } = await invoiceFor('Kestrel', { number: 'A-1' })
    const { invoice: right } = await invoiceFor('Kestrel', { number: 'A-2' })
    const { invoice: dropped } = await invoiceFor('Kestrel', { number: 'A-3' })
    for (const [invoiceId, replacedById] of [
      [wrong.id, right.id],
      [dropped.id, null],
    ] as const) {
      const voiding = { invoiceId, reason: 'Wrong quantity', replacedById }
      assert.isTrue((await voidInvoice(voiding, systemActor('test'), DateTime.utc())).ok)
    }
    const browser = await signedIn(client)
    const { body } = await browser.get(API)
    const told = Object.fromEntries(body.data.map((row: any) => [row.number, row.replacedBy]))
    assert.deepEqual(told, { 'A-1': 'A-2', 'A-2': null, 'A-3': null })

    const page = await browser.get(`${API}/${wrong.publicId}`)
    assert.deepEqual(page.body.data.voided.replacedBy, { id: right.publicId, number: 'A-2' })
  })

  test('the page of a credit note says what it corrects, and India’s place of supply', async ({
    assert,
  }) => {
    const { client, invoice } = await invoiceFor('Kestrel', { number: 'CN-1' })
    await between(invoice, 'IN', 'Karnataka')
      .merge({ precedingInvoices: ['A-1', 'A-2'] })
      .save()
    const browser = await signedIn(client)
    const { body } = await browser.get(`${API}/${invoice.publicId}`)
    assert.deepEqual(body.data.precedingInvoices, ['A-1', 'A-2'])
    assert.equal(body.data.placeOfSupply, 'Karnataka')

    await between(invoice, 'DE', 'Bayern').save()
    const elsewhere = await browser.get(`${API}/${invoice.publicId}`)
    assert.isNull(elsewhere.body.data.placeOfSupply)
  })
})
