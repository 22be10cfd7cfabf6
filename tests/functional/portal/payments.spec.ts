import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import AuditEvent from '#models/audit_event'
import { eachWithOpenPortal } from '#tests/support/open_portal_group'
import { invoiceFor, paidOffline, signedIn } from '#tests/support/portal_world'

const API = '/api/v1/client-portal'

test.group('Portal payments', (group) => {
  eachWithOpenPortal(group)

  test('the history shows each payment with its invoices, newest first, in pages', async ({
    assert,
  }) => {
    const { client, invoice } = await invoiceFor('Kestrel', { number: 'A-1' })
    const start = DateTime.utc().minus({ days: 10 })
    for (let n = 0; n < 3; n++) {
      await invoice.refresh()
      await paidOffline(invoice, 2_000, start.plus({ days: n }))
    }
    const browser = await signedIn(client)

    const first = (await browser.get(`${API}/payments?limit=2`)).body
    const second = (await browser.get(`${API}/payments?limit=2&after=${first.page.next}`)).body

    assert.deepEqual(
      [...first.data, ...second.data].map((row: any) => row.on),
      [2, 1, 0].map((n) => start.plus({ days: n }).toISODate())
    )
    assert.isNull(second.page.next)
    assert.deepInclude(first.data[0].invoices[0], { number: 'A-1', part: true })
    assert.equal(first.data[0].state, 'received')
  })

  test('an invoice shows what was paid on it', async ({ assert }) => {
    const { client, invoice } = await invoiceFor('Kestrel', { number: 'A-1' })
    const { invoice: other } = await invoiceFor('Kestrel', { number: 'A-2' })
    await paidOffline(invoice, 5_000)
    await paidOffline(other)
    const browser = await signedIn(client)

    const { body } = await browser.get(`${API}/invoices/${invoice.publicId}`)
    assert.equal(body.data.left.amountMinor, 7_000)
    assert.isTrue(body.data.status.partlyPaid)
    assert.deepEqual(
      body.data.payments.map((row: any) => row.amount.amountMinor),
      [5_000]
    )
  })

  test('a receipt is a PDF for the payer, and nothing for anybody else', async ({ assert }) => {
    const { client, invoice } = await invoiceFor('Kestrel', { number: 'A-1' })
    const { client: other } = await invoiceFor('Other', { number: 'B-1' })
    const payment = await paidOffline(invoice)
    const path = `${API}/payments/${payment.publicId}`

    const mine = await signedIn(client)
    const receipt = await mine.get(`${path}/receipt`)
    assert.equal(receipt.status, 200)
    assert.equal(receipt.body.subarray(0, 5).toString(), '%PDF-')
    const etag = receipt.headers.get('etag')!
    assert.equal((await mine.get(`${path}/receipt`, { 'if-none-match': etag })).status, 304)
    const recorded = await AuditEvent.query().where('action', 'receipt.downloaded')
    assert.deepEqual(
      recorded.map(({ targetId, clientId }) => [targetId, clientId]),
      [[payment.publicId, client.id]]
    )

    const theirs = await signedIn(other)
    assert.equal((await theirs.get(`${path}/receipt`)).status, 404)
    assert.equal((await theirs.get(path)).status, 404)
    assert.equal((await theirs.get(`${API}/payments?after=${payment.publicId}`)).status, 422)
    assert.deepEqual((await theirs.get(`${API}/payments`)).body.data, [])
  })
})
