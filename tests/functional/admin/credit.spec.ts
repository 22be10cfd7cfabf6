import { test } from '@japa/runner'
import type Client from '#models/client'
import Invoice from '#models/invoice'
import type Payment from '#models/payment'
import { truncate } from '#tests/support/database'
import { ledgerNow } from '#tests/support/payment_world'
import { invoiceFor, openPortal, paidOffline } from '#tests/support/portal_world'
import { adminRequest, staffToken } from '#tests/support/staff_api'

const NOTHING = 'A'.repeat(22)

test.group('Admin API: credit of a client', (group) => {
  let token: string
  let client: Client
  let payment: Payment
  let invoice: Invoice
  group.each.setup(async () => {
    await truncate()
    await openPortal()
    token = await staffToken('manager')
    const first = await invoiceFor('Kestrel', { number: 'A-1' })
    client = first.client
    payment = await paidOffline(first.invoice, 15_000)
    invoice = (await invoiceFor('Kestrel', { number: 'A-2' })).invoice
  })

  const send = (method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
    adminRequest(method, path, { token, body, headers })
  const allocate = (changes: object = {}, headers?: Record<string, string>) =>
    send(
      'POST',
      '/credit-allocations',
      { paymentId: payment.publicId, invoiceId: invoice.publicId, amountMinor: 1_000, ...changes },
      headers
    )

  test('is shown by where it came from, per currency', async ({ assert }) => {
    const { status, body } = await send('GET', `/clients/${client.publicId}/credit`)
    assert.equal(status, 200)
    assert.deepEqual(body.data.credit, [{ amountMinor: 3_000, currency: 'EUR' }])
    assert.deepInclude(body.data.payments[0], {
      id: payment.publicId,
      left: { amountMinor: 3_000, currency: 'EUR' },
    })
    assert.deepEqual(body.data.creditNotes, [])
    assert.equal((await send('GET', `/clients/${NOTHING}/credit`)).status, 404)
    assert.equal((await send('GET', '/clients/1/credit')).status, 404)
  })

  test('counts towards an invoice, once per key and never more than there is', async ({
    assert,
  }) => {
    const key = { 'idempotency-key': 'allocate-0123456789' }
    const first = await allocate({}, key)
    assert.equal(first.status, 201)
    assert.deepEqual(first.body.data.creditLeft, { amountMinor: 2_000, currency: 'EUR' })
    assert.equal(first.body.data.invoice.balance.amountMinor, 11_000)
    const again = await allocate({}, key)
    assert.deepEqual(again.body, first.body)

    const answers = await Promise.all([1, 2, 3].map(() => allocate({ amountMinor: 2_000 })))
    assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 409, 409])
    assert.equal(answers.find(({ status }) => status === 409)!.body.type, 'not-enough-credit')
    await invoice.refresh()
    assert.equal(invoice.balanceMinor, 9_000)
    assert.containsSubset(await ledgerNow(), { faults: [], payments: 1, allocations: 3 })
  })

  test('bad input, other clients and other currencies are refused', async ({ assert }) => {
    const { invoice: foreign } = await invoiceFor('Other', { number: 'B-1' })
    const { invoice: dollars } = await invoiceFor('Kestrel', { number: 'A-3', currency: 'USD' })
    const { invoice: small } = await invoiceFor('Kestrel', {
      number: 'A-4',
      lines: [{ net: 1_000, rate: 0 }],
    })
    const { invoice: gone } = await invoiceFor('Kestrel', { number: 'A-5' })
    await Invoice.query().where('id', gone.id).update({ state: 'void' })
    for (const [changes, status, said] of [
      [{ amountMinor: 0 }, 422, 'amountMinor'],
      [{ amountMinor: -1 }, 422, 'amountMinor'],
      [{ amountMinor: 0.1 }, 422, 'amountMinor'],
      [{ amountMinor: '1' }, 422, 'amountMinor'],
      [{ amountMinor: 2 ** 60 }, 422, 'amountMinor'],
      [{ paymentId: undefined }, 422, 'paymentId'],
      [{ paymentId: NOTHING }, 422, 'paymentId'],
      [{ paymentId: '1' }, 422, 'paymentId'],
      [{ paymentId: undefined, creditNoteId: NOTHING }, 422, 'creditNoteId'],
      [{ creditNoteId: NOTHING }, 422, 'creditNoteId'],
      [{ invoiceId: NOTHING }, 422, 'invoiceId'],
      [{ invoiceId: null }, 422, 'invoiceId'],
      [{ currency: 'EUR' }, 422, 'currency'],
      [{ invoiceId: foreign.publicId }, 409, 'other-client'],
      [{ invoiceId: dollars.publicId }, 409, 'other-currency'],
      [{ invoiceId: gone.publicId }, 409, 'invoice-not-issued'],
      [{ invoiceId: small.publicId, amountMinor: 1_001 }, 409, 'more-than-the-balance'],
      [{ amountMinor: 3_001 }, 409, 'not-enough-credit'],
      // An invoice that asks for money is no credit.
      [{ paymentId: undefined, creditNoteId: invoice.publicId }, 409, 'not-enough-credit'],
    ] as const) {
      const answer = await allocate(changes)
      const name = JSON.stringify(changes)
      assert.equal(answer.status, status, name)
      if (status === 422) assert.equal(answer.body.errors[0].field, said, name)
      else assert.equal(answer.body.type, said, name)
      if (said === 'more-than-the-balance') {
        assert.deepEqual(answer.body.balance, { amountMinor: 1_000, currency: 'EUR' })
      }
      assert.isNotEmpty(answer.body.title)
      assert.notEqual(answer.body.title, answer.body.type)
    }
    assert.containsSubset(await ledgerNow(), { faults: [], allocations: 1 })
  })
})
