import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { eachWithOpenPortal } from '#tests/support/open_portal_group'
import { invoiceFor, paidOffline, signedIn } from '#tests/support/portal_world'

const API = '/api/v1/client-portal'
const day = (offset: number) => DateTime.utc().plus({ days: offset }).toISODate()

test.group('Portal dashboard', (group) => {
  eachWithOpenPortal(group)

  test('what is owed stands per currency, the one with something overdue first', async ({
    assert,
  }) => {
    const { client } = await invoiceFor('Kestrel', { number: 'E-1', dueOn: day(10) })
    await invoiceFor('Kestrel', { number: 'I-1', currency: 'INR', dueOn: day(-12) })
    await invoiceFor('Kestrel', { number: 'I-2', currency: 'INR', dueOn: day(6) })
    await invoiceFor('Other', { number: 'X-1' })
    const browser = await signedIn(client)

    const { status, body } = await browser.get(`${API}/dashboard`)

    assert.equal(status, 200)
    assert.deepEqual(body.data.owed, [
      {
        currency: 'INR',
        left: { amountMinor: 24_000, currency: 'INR' },
        invoiceCount: 2,
        overdue: { amount: { amountMinor: 12_000, currency: 'INR' }, count: 1, maxDays: 12 },
        nextDue: { on: day(6), amount: { amountMinor: 12_000, currency: 'INR' } },
      },
      {
        currency: 'EUR',
        left: { amountMinor: 12_000, currency: 'EUR' },
        invoiceCount: 1,
        overdue: null,
        nextDue: { on: day(10), amount: { amountMinor: 12_000, currency: 'EUR' } },
      },
    ])
    assert.deepEqual(
      body.data.toPay.map((row: any) => row.number),
      ['I-1', 'I-2', 'E-1']
    )
    assert.equal(body.data.invoiceCount, 3)
  })

  test('what was paid is no longer owed, and a surplus shows as credit', async ({ assert }) => {
    const { client, invoice } = await invoiceFor('Kestrel', { number: 'A-1' })
    const browser = await signedIn(client)
    await paidOffline(invoice, 13_000)

    const { body } = await browser.get(`${API}/dashboard`)
    assert.deepEqual(body.data.owed, [])
    assert.deepEqual(body.data.credit, [{ amountMinor: 1_000, currency: 'EUR' }])
    assert.equal(body.data.recentPayments[0].amount.amountMinor, 13_000)
    assert.equal(body.data.recentPayments[0].invoices[0].number, 'A-1')
  })

  test('a client that owes nothing gets an empty, friendly answer', async ({ assert }) => {
    const { client } = await invoiceFor('Kestrel', { number: 'C-1', root: 'CreditNote' })
    const browser = await signedIn(client)

    const { body } = await browser.get(`${API}/dashboard`)
    assert.deepEqual(body.data.owed, [])
    assert.deepEqual(body.data.toPay, [])
    assert.deepEqual(body.data.credit, [{ amountMinor: 12_000, currency: 'EUR' }])
  })
})
