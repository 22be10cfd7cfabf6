import { test } from '@japa/runner'
import AuditEvent from '#models/audit_event'
import type Client from '#models/client'
import Invoice from '#models/invoice'
import OutboxMail from '#models/outbox_mail'
import { truncate } from '#tests/support/database'
import { ledgerNow } from '#tests/support/payment_world'
import { activate, invoiceFor, openPortal, paidOffline } from '#tests/support/portal_world'
import { adminRequest, staffToken } from '#tests/support/staff_api'

const reason = 'Delivered one too few'

test.group('Admin API: credit notes', (group) => {
  let token: string
  let client: Client
  let invoice: Invoice
  group.each.setup(async () => {
    await truncate()
    await openPortal()
    token = await staffToken('manager')
    // 100.00 at 19 % and 50.00 at 7 %: 172.50 in all.
    const lines = [
      { net: 10_000, rate: 19 },
      { net: 5_000, rate: 7 },
    ]
    ;({ client, invoice } = await invoiceFor('Kestrel', { number: 'A-1', lines }))
  })

  const credit = (body: object, headers?: Record<string, string>) =>
    adminRequest('POST', `/invoices/${invoice.publicId}/credit-notes`, { token, body, headers })
  const record = async (id = invoice.publicId) =>
    (await adminRequest('GET', `/invoices/${id}`, { token })).body.data

  test('a part of what is open is no longer owed, with its share of each tax', async ({
    assert,
  }) => {
    const { status, body } = await credit({ amountMinor: 5_000, reason })
    assert.equal(status, 201, JSON.stringify(body))
    assert.containsSubset(body.data, {
      amount: { amountMinor: 5_000, currency: 'EUR' },
      allocated: { amountMinor: 5_000 },
      credit: { amountMinor: 0 },
    })
    const told = await record()
    assert.equal(told.balance.amountMinor, 17_250 - 5_000)
    assert.equal(told.leftToCredit.amountMinor, 12_250)
    assert.containsSubset(told.creditNotes, [{ id: body.data.id, amount: { amountMinor: 5_000 } }])

    const note = await record(body.data.id)
    assert.containsSubset(note, { kind: 'credit_note', source: 'form', note: reason })
    assert.deepEqual(note.corrects, [{ id: invoice.publicId, number: 'A-1' }])
    // 119.00 of 172.50 at 19 %, 53.50 at 7 %.
    const taxes = note.taxes.map((tax: { tax: { amountMinor: number } }) => tax.tax.amountMinor)
    assert.deepEqual(taxes, [550, 101])
    assert.equal(note.totals.taxInclusive.amountMinor, 5_000)
    assert.lengthOf(await OutboxMail.all(), 0)
    assert.deepEqual((await ledgerNow()).faults, [])

    const issued = await AuditEvent.findByOrFail('action', 'credit_note.issued')
    assert.equal(issued.actorType, 'staff')
    assert.include(
      told.timeline.map(({ action }: { action: string }) => action),
      'credit_note.issued'
    )
  })

  test('what was paid already becomes credit of the client, who is mailed when asked', async ({
    assert,
  }) => {
    await activate(client)
    await paidOffline(invoice, 10_000)
    await OutboxMail.query().delete()
    const { body } = await credit({ amountMinor: 17_250, reason, notify: true })
    assert.containsSubset(body.data, {
      allocated: { amountMinor: 7_250 },
      credit: { amountMinor: 10_000 },
    })
    const told = await record()
    assert.deepEqual([told.balance.amountMinor, told.can.credit], [0, false])
    const note = await Invoice.findByOrFail('publicId', body.data.id)
    assert.equal(note.creditLeftMinor, 10_000)
    assert.equal((await OutboxMail.findByOrFail('kind', 'new_invoice')).params.number, note.number)
    assert.deepEqual((await ledgerNow()).faults, [])
  })

  test('money on its way keeps its place: only what it leaves is taken off', async ({ assert }) => {
    await Invoice.query().where('id', invoice.id).update({ pending_minor: 17_000 })
    const { body } = await credit({ amountMinor: 1_000, reason })
    assert.containsSubset(body.data, {
      allocated: { amountMinor: 250 },
      credit: { amountMinor: 750 },
    })
  })

  test('never more than is left, however many at once, and once per key', async ({ assert }) => {
    const answers = await Promise.all([1, 2, 3].map(() => credit({ amountMinor: 8_000, reason })))
    assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 201, 409])
    const { body } = answers.find(({ status }) => status === 409)!
    assert.equal(body.type, 'more-than-left-to-credit')
    assert.deepEqual(body.left, { amountMinor: 1_250, currency: 'EUR' })

    const key = { 'idempotency-key': 'credit-0123456789' }
    const first = await credit({ amountMinor: 1_000, reason }, key)
    assert.deepEqual((await credit({ amountMinor: 1_000, reason }, key)).body, first.body)
    assert.equal(
      (await credit({ amountMinor: 1_001, reason }, key)).body.type,
      'idempotency-key-reused'
    )
    assert.lengthOf(await Invoice.query().where('kind', 'credit_note'), 3)
    assert.deepEqual((await ledgerNow()).faults, [])
  })

  test('what is wrong, void or a credit note itself is refused, and changes nothing', async ({
    assert,
  }) => {
    for (const body of [
      { amountMinor: 0, reason },
      { amountMinor: '100', reason },
      { amountMinor: 1.5, reason },
      { amountMinor: 100 },
      { amountMinor: 100, reason: '' },
      { amountMinor: 100, reason, to: 'all' },
    ]) {
      assert.equal((await credit(body)).status, 422, JSON.stringify(body))
    }
    const { body: note } = await credit({ amountMinor: 100, reason })
    const again = await adminRequest('POST', `/invoices/${note.data.id}/credit-notes`, {
      token,
      body: { amountMinor: 1, reason },
    })
    assert.deepEqual([again.status, again.body.type], [409, 'not-creditable'])
    await Invoice.query().where('id', invoice.id).update({ state: 'void' })
    assert.equal((await credit({ amountMinor: 1, reason })).body.type, 'invoice-not-issued')
    token = await staffToken('viewer')
    assert.equal((await credit({ amountMinor: 1, reason })).status, 403)
    assert.lengthOf(await Invoice.query().where('kind', 'credit_note'), 1)
  })
})
