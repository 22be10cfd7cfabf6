import { test } from '@japa/runner'
import AuditEvent from '#models/audit_event'
import Invoice from '#models/invoice'
import OutboxMail from '#models/outbox_mail'
import Payment from '#models/payment'
import { truncate } from '#tests/support/database'
import { reportFor } from '#tests/support/money_records'
import { ledgerNow } from '#tests/support/payment_world'
import { invoiceFor, openPortal, paidOffline } from '#tests/support/portal_world'
import { adminRequest, staffToken } from '#tests/support/staff_api'

const NOTHING = 'A'.repeat(22)

test.group('Admin API: reported transfers', (group) => {
  let token: string
  let invoice: Invoice
  group.each.setup(async () => {
    await truncate()
    await openPortal()
    token = await staffToken('manager')
    invoice = await Invoice.findOrFail((await invoiceFor('Kestrel', { number: 'A-1' })).invoice.id)
  })

  const send = (method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
    adminRequest(method, path, { token, body, headers })

  test('a report waits with its proof and what the invoice asks, until it is confirmed once', async ({
    assert,
  }) => {
    const { publicId: id } = await reportFor(invoice, { reference: 'FT26322KBC' })
    const listed = await send('GET', '/transfer-reports?state=pending')
    assert.deepInclude(listed.body.data[0], {
      id,
      state: 'pending',
      reference: 'FT26322KBC',
      amount: { amountMinor: 12_000, currency: 'EUR' },
      proof: { name: 'slip.pdf', type: 'application/pdf' },
    })
    assert.deepInclude(listed.body.data[0].invoice, {
      number: 'A-1',
      balance: { amountMinor: 12_000, currency: 'EUR' },
    })
    const proof = await send('GET', `/transfer-reports/${id}/proof`)
    assert.match(proof.headers.get('content-disposition')!, /^attachment;/)
    assert.match(proof.headers.get('content-security-policy')!, /^sandbox;/)
    const attention = await send('GET', '/attention')
    const waiting = attention.body.data.groups.find((one: any) => one.kind === 'transfer')
    assert.equal(waiting.items[0].id, id)

    const path = `/transfer-reports/${id}/confirmation`
    const answers = await Promise.all([1, 2, 3, 4].map(() => send('POST', path, {})))
    assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 409, 409, 409])
    assert.equal(answers.find(({ status }) => status === 409)!.body.type, 'transfer-decided')
    const { data } = answers.find(({ status }) => status === 201)!.body
    assert.deepInclude(data, { state: 'confirmed', decidedBy: 'Sam manager' })
    assert.equal(data.payment.amount.amountMinor, 12_000)

    await invoice.refresh()
    assert.deepEqual([invoice.balanceMinor, invoice.pendingMinor], [0, 0])
    const payment = await Payment.firstOrFail()
    assert.containsSubset(payment.serialize(), {
      gateway: 'bank_transfer',
      gatewayPaymentId: 'FT26322KBC',
    })
    assert.containsSubset(await ledgerNow(), { faults: [], payments: 1, receipts: 1 })
    const mail = await OutboxMail.findByOrFail('kind', 'receipt')
    assert.equal(mail.toEmail, 'kestrel@client.example')
    assert.lengthOf(await AuditEvent.query().where('action', 'transfer.confirmed'), 1)
  }).timeout(30_000)

  test('the same key confirms once and answers the same', async ({ assert }) => {
    const { publicId: id } = await reportFor(invoice)
    const key = { 'idempotency-key': 'confirm-0123456789' }
    const first = await send('POST', `/transfer-reports/${id}/confirmation`, {}, key)
    const again = await send('POST', `/transfer-reports/${id}/confirmation`, {}, key)
    assert.equal(first.status, 201)
    assert.deepEqual(again.body, first.body)
    assert.lengthOf(await Payment.all(), 1)
  })

  test('what really arrived counts: less leaves a balance, more is credit', async ({ assert }) => {
    const less = await reportFor(invoice)
    await send('POST', `/transfer-reports/${less.publicId}/confirmation`, {
      amountMinor: 5_000,
      paidOn: '2026-01-05',
    })
    await invoice.refresh()
    assert.deepEqual([invoice.balanceMinor, invoice.pendingMinor], [7_000, 0])

    const more = await reportFor(invoice)
    const { body } = await send('POST', `/transfer-reports/${more.publicId}/confirmation`, {
      amountMinor: 9_000,
    })
    const { body: payment } = await send('GET', `/payments/${body.data.payment.id}`)
    assert.equal(payment.data.unapplied.amountMinor, 2_000)
    assert.containsSubset(await ledgerNow(), { faults: [], payments: 2 })
  })

  test('the balance shrank or the invoice was cancelled meanwhile: the surplus is credit', async ({
    assert,
  }) => {
    const report = await reportFor(invoice)
    await paidOffline(invoice, 11_000)
    const first = await send('POST', `/transfer-reports/${report.publicId}/confirmation`, {})
    assert.equal(first.status, 201)
    const { body } = await send('GET', `/payments/${first.body.data.payment.id}`)
    assert.equal(body.data.unapplied.amountMinor, 11_000)

    const { invoice: second } = await invoiceFor('Kestrel', { number: 'A-2' })
    const gone = await reportFor(second)
    await Invoice.query().where('id', second.id).update({ state: 'void' })
    const confirmed = await send('POST', `/transfer-reports/${gone.publicId}/confirmation`, {})
    assert.equal(confirmed.status, 201)
    const whole = await send('GET', `/payments/${confirmed.body.data.payment.id}`)
    assert.equal(whole.body.data.unapplied.amountMinor, 12_000)
    assert.deepEqual(whole.body.data.allocations, [])
    assert.containsSubset(await ledgerNow(), { faults: [], payments: 3 })
  })

  test('a rejection is told to the client, and decides as well', async ({ assert }) => {
    const { publicId: id } = await reportFor(invoice)
    const path = `/transfer-reports/${id}/rejection`
    const { status, body } = await send('POST', path, { reason: 'Not on our statement' })
    assert.equal(status, 201)
    assert.deepInclude(body.data, { state: 'rejected', rejection: 'Not on our statement' })
    assert.equal((await send('POST', path, { reason: 'x' })).status, 409)
    assert.equal((await send('POST', `/transfer-reports/${id}/confirmation`, {})).status, 409)
    await invoice.refresh()
    assert.deepEqual([invoice.balanceMinor, invoice.pendingMinor], [12_000, 0])
    assert.lengthOf(await OutboxMail.query().where('kind', 'transfer_rejected'), 1)
    assert.containsSubset(await ledgerNow(), { faults: [], payments: 0 })
  })

  test('confirmed and rejected at once: one of them decides', async ({ assert }) => {
    const { publicId: id } = await reportFor(invoice)
    const answers = await Promise.all([
      send('POST', `/transfer-reports/${id}/confirmation`, {}),
      send('POST', `/transfer-reports/${id}/rejection`, { reason: 'x' }),
    ])
    assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 409])
    const { faults, payments } = await ledgerNow()
    assert.deepEqual([faults, payments], [[], answers[0].status === 201 ? 1 : 0])
  })

  test('bad input and what is not there change nothing', async ({ assert }) => {
    const { publicId: id } = await reportFor(invoice)
    for (const [verb, body, field] of [
      ['confirmation', { amountMinor: 0 }, 'amountMinor'],
      ['confirmation', { amountMinor: -5 }, 'amountMinor'],
      ['confirmation', { amountMinor: 1.5 }, 'amountMinor'],
      ['confirmation', { amountMinor: '12000' }, 'amountMinor'],
      ['confirmation', { amountMinor: 1e300 }, 'amountMinor'],
      ['confirmation', { paidOn: '2999-01-01' }, 'paidOn'],
      ['confirmation', { paidOn: '1999-01-01' }, 'paidOn'],
      ['confirmation', { paidOn: '2026-13-01' }, 'paidOn'],
      ['confirmation', { currency: 'USD' }, 'currency'],
      ['rejection', {}, 'reason'],
      ['rejection', { reason: ' ' }, 'reason'],
      ['rejection', { reason: 'x'.repeat(501) }, 'reason'],
    ] as const) {
      const answer = await send('POST', `/transfer-reports/${id}/${verb}`, body)
      assert.equal(answer.status, 422, JSON.stringify(body))
      assert.equal(answer.body.errors[0].field, field, JSON.stringify(body))
    }
    for (const path of [`/transfer-reports/${NOTHING}`, '/transfer-reports/1']) {
      assert.equal((await send('GET', path)).status, 404)
      assert.equal((await send('GET', `${path}/proof`)).status, 404)
      assert.equal((await send('POST', `${path}/confirmation`, {})).status, 404)
      assert.equal((await send('POST', `${path}/rejection`, { reason: 'x' })).status, 404)
    }
    assert.equal((await send('GET', '/transfer-reports?state=lost')).status, 422)
    assert.containsSubset(await ledgerNow(), { faults: [], payments: 0 })
  })
})
