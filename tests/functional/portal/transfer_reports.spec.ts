import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import { changeSetting } from '#domain/settings/change_setting'
import { systemActor } from '#domain/shared/actor'
import { confirmReport } from '#domain/transfers/confirm_report'
import { rejectReport } from '#domain/transfers/reject_report'
import AuditEvent from '#models/audit_event'
import type Client from '#models/client'
import Invoice from '#models/invoice'
import TransferProof from '#models/transfer_proof'
import TransferReport from '#models/transfer_report'
import { truncate } from '#tests/support/database'
import { ledgerNow } from '#tests/support/payment_world'
import { PortalBrowser } from '#tests/support/portal_browser'
import {
  addPerson,
  closePortal,
  intentFor,
  invoiceFor,
  openPortal,
  paidOffline,
  PASSWORD,
  signedIn,
} from '#tests/support/portal_world'
import { staffToken } from '#tests/support/staff_api'
import Staff from '#models/staff'

const API = '/api/v1/client-portal'
const actor = systemActor('test')
const today = () => DateTime.utc().toFormat('yyyy-MM-dd')
const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n')
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3])

test.group('Portal: transfers that a client reports', (group) => {
  let invoice: Invoice
  let client: Client
  let browser: PortalBrowser
  let staffId: number

  group.each.setup(async () => {
    await truncate()
    await openPortal()
    const world = await invoiceFor('Kestrel', { number: 'A-1' })
    invoice = await Invoice.findOrFail(world.invoice.id)
    client = world.client
    browser = await signedIn(client)
    await staffToken('manager')
    staffId = (await Staff.firstOrFail()).id
  })

  const report = (body: object = {}, headers = {}, who = browser, of = invoice) =>
    who.send(
      'POST',
      `${API}/invoices/${of.publicId}/transfer-reports`,
      { paidOn: today(), ...body },
      headers
    )
  const proof = (id: string, bytes: Buffer, type: string, name = 'proof.pdf', who = browser) =>
    who.sendBytes(
      'PUT',
      `${API}/transfer-reports/${id}/proof?name=${encodeURIComponent(name)}`,
      bytes,
      type
    )
  const ownInvoice = async () =>
    (await browser.get(`${API}/invoices/${invoice.publicId}`)).body.data

  test('a report is of all that is left, and the invoice waits for it', async ({ assert }) => {
    const { status, body } = await report({
      reference: ' FT26322KBC ',
      note: 'From our HDFC account',
    })
    assert.equal(status, 201)
    assert.deepInclude(body.data, {
      state: 'pending',
      amount: { amountMinor: invoice.balanceMinor, currency: 'EUR' },
      paidOn: today(),
      reference: 'FT26322KBC',
      note: 'From our HDFC account',
      rejection: null,
      paymentId: null,
      proof: null,
      can: { withdraw: true, attachProof: true },
    })
    const shown = await ownInvoice()
    assert.equal(shown.status.name, 'pending')
    assert.equal(shown.pending.amountMinor, invoice.balanceMinor)
    assert.deepEqual(shown.transferReport, {
      id: body.data.id,
      state: 'pending',
      amount: body.data.amount,
      paidOn: today(),
      reference: 'FT26322KBC',
      rejection: null,
    })
    assert.isFalse(shown.can.pay)

    const { body: payments } = await browser.get(`${API}/payments`)
    assert.deepInclude(payments.data[0], {
      id: body.data.id,
      transferReportId: body.data.id,
      intentId: null,
      state: 'pending',
      on: today(),
      amount: body.data.amount,
    })
    const { body: dashboard } = await browser.get(`${API}/dashboard`)
    assert.lengthOf(dashboard.data.pending, 1)
    assert.deepEqual(dashboard.data.owed, [])
    const { faults, payments: posted } = await ledgerNow()
    assert.deepEqual([faults, posted], [[], 0])
  })

  test('a part can be reported, and the day is the one that the client says', async ({
    assert,
  }) => {
    const paidOn = DateTime.utc().minus({ days: 3 }).toFormat('yyyy-MM-dd')
    const { status, body } = await report({ amountMinor: 1_000, paidOn })
    assert.equal(status, 201)
    assert.deepInclude(body.data, { paidOn, amount: { amountMinor: 1_000, currency: 'EUR' } })
    const shown = await ownInvoice()
    assert.equal(shown.pending.amountMinor, 1_000)
    const { body: payments } = await browser.get(`${API}/payments`)
    assert.equal(payments.data[0].on, paidOn)
  })

  test('bad input is refused in the caller’s words, and nothing is kept', async ({ assert }) => {
    const tomorrow = DateTime.utc().plus({ days: 2 }).toFormat('yyyy-MM-dd')
    const longAgo = DateTime.utc().minus({ years: 2, days: 2 }).toFormat('yyyy-MM-dd')
    for (const [body, code, field] of [
      [{ amountMinor: 0 }, 422, 'amountMinor'],
      [{ amountMinor: -1 }, 422, 'amountMinor'],
      [{ amountMinor: 10.5 }, 422, 'amountMinor'],
      [{ amountMinor: '100' }, 422, 'amountMinor'],
      [{ amountMinor: 1e300 }, 422, 'amountMinor'],
      [{ amountMinor: null, currency: 'USD' }, 422, 'currency'],
      [{ paidOn: undefined }, 422, 'paidOn'],
      [{ paidOn: '2026-02-30' }, 422, 'paidOn'],
      [{ paidOn: '0000-00-00' }, 422, 'paidOn'],
      [{ paidOn: '26-01-01' }, 422, 'paidOn'],
      [{ paidOn: 20260101 }, 422, 'paidOn'],
      [{ paidOn: tomorrow }, 422, 'paidOn'],
      [{ paidOn: longAgo }, 422, 'paidOn'],
      [{ reference: 'x'.repeat(101) }, 422, 'reference'],
      [{ reference: 'a\nb' }, 422, 'reference'],
      [{ reference: { $ne: 1 } }, 422, 'reference'],
      [{ note: 'x'.repeat(501) }, 422, 'note'],
    ] as const) {
      const answer = await report(body)
      assert.equal(answer.status, code, JSON.stringify(body))
      assert.equal(answer.body.type, 'invalid-input')
      assert.equal(answer.body.errors[0].field, field, JSON.stringify(body))
      assert.isNotEmpty(answer.body.errors[0].message)
    }
    const over = await report({ amountMinor: invoice.balanceMinor + 1 })
    assert.deepEqual([over.status, over.body.type], [409, 'more-than-the-balance'])
    assert.deepEqual(over.body.balance, { amountMinor: invoice.balanceMinor, currency: 'EUR' })
    assert.lengthOf(await TransferReport.all(), 0)
  })

  test('one report of an invoice waits at a time, also of two sent at once', async ({ assert }) => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => report()))
    const codes = answers.map(({ status }) => status).sort()
    assert.deepEqual(codes, [201, 409, 409, 409, 409, 409])
    const second = answers.find(({ status }) => status === 409)!
    assert.equal(second.body.type, 'transfer-reported')
    assert.equal(second.body.reportId, (await TransferReport.firstOrFail()).publicId)
    assert.lengthOf(await TransferReport.all(), 1)
  })

  test('the same key gives the first answer again, another body with it is refused', async ({
    assert,
  }) => {
    const key = { 'idempotency-key': 'transfer-0123456789' }
    const first = await report({ amountMinor: 500 }, key)
    const again = await report({ amountMinor: 500 }, key)
    assert.deepEqual([again.status, again.body.data.id], [201, first.body.data.id])
    const other = await report({ amountMinor: 501 }, key)
    assert.deepEqual([other.status, other.body.type], [409, 'idempotency-key-reused'])
    assert.lengthOf(await TransferReport.all(), 1)
  })

  test('refused when staff turned it off, when it is paid, void, or money is on its way', async ({
    assert,
  }) => {
    await changeSetting('payments', { transferReports: false }, actor, DateTime.utc())
    assert.equal((await report()).body.type, 'transfer-reports-off')
    await changeSetting('payments', { transferReports: true }, actor, DateTime.utc())

    const { invoice: paid } = await invoiceFor('Kestrel', { number: 'A-2' })
    await paidOffline(paid)
    assert.equal((await report({}, {}, browser, paid)).body.type, 'invoice-already-paid')

    const { invoice: gone } = await invoiceFor('Kestrel', { number: 'A-3' })
    await Invoice.query().where('id', gone.id).update({ state: 'void' })
    assert.equal((await report({}, {}, browser, gone)).body.type, 'invoice-void')

    const intent = await intentFor(invoice)
    await intent.merge({ state: 'unknown' }).save()
    const { status, body } = await report()
    assert.deepEqual([status, body.type], [409, 'payment-in-progress'])
    assert.equal(body.intentId, intent.publicId)
    assert.lengthOf(await TransferReport.all(), 0)
  })

  test('only who may pay reports and withdraws; others read, and strangers see nothing', async ({
    assert,
  }) => {
    const id = (await report()).body.data.id
    const path = `${API}/transfer-reports/${id}`
    const as = async (of: Client, role: 'payer' | 'viewer' | 'owner') => {
      const { email } = await addPerson(of, role)
      return new PortalBrowser().signIn(email, PASSWORD)
    }
    const viewer = await as(client, 'viewer')
    assert.equal((await viewer.get(path)).status, 200)
    assert.isFalse((await viewer.get(path)).body.data.can.withdraw)
    assert.equal((await viewer.send('DELETE', path)).status, 403)
    assert.equal((await report({}, {}, viewer)).status, 403)
    assert.equal((await proof(id, PDF, 'application/pdf', 'x.pdf', viewer)).status, 403)
    assert.equal((await viewer.get(`${path}/proof`)).status, 403)

    const { client: other } = await invoiceFor('Other', { number: 'B-1' })
    const stranger = await as(other, 'owner')
    for (const [method, address] of [
      ['GET', path],
      ['DELETE', path],
      ['GET', `${path}/proof`],
      ['POST', `${API}/invoices/${invoice.publicId}/transfer-reports`],
    ]) {
      const { status, body } = await stranger.send(
        method,
        address,
        method === 'POST' ? { paidOn: today() } : undefined
      )
      assert.deepEqual([status, body.type], [404, 'not-found'], `${method} ${address}`)
    }
    assert.equal((await proof(id, PDF, 'application/pdf', 'x.pdf', stranger)).status, 404)
    assert.equal((await report({}, {}, new PortalBrowser())).status, 401)
    assert.equal((await browser.get(`${API}/transfer-reports/nonsense`)).status, 404)
    assert.equal((await TransferReport.firstOrFail()).state, 'pending')

    await closePortal()
    assert.equal((await proof(id, PDF, 'application/pdf')).status, 423)
  }).timeout(30_000)

  test('a withdrawn report leaves the invoice to be paid, and twice is the same as once', async ({
    assert,
  }) => {
    const id = (await report()).body.data.id
    const answers = await Promise.all(
      [1, 2].map(() => browser.send('DELETE', `${API}/transfer-reports/${id}`))
    )
    assert.deepEqual(
      answers.map(({ status, body }) => [status, body.data.state]),
      [
        [200, 'withdrawn'],
        [200, 'withdrawn'],
      ]
    )
    const shown = await ownInvoice()
    assert.equal(shown.pending.amountMinor, 0)
    assert.isNull(shown.transferReport)
    assert.lengthOf((await browser.get(`${API}/payments`)).body.data, 0)
    assert.lengthOf(await AuditEvent.query().where('action', 'transfer.withdrawn'), 1)
    assert.equal((await report()).status, 201)
  })

  test('a confirmed one is a payment, and cannot be withdrawn or proved any more', async ({
    assert,
  }) => {
    const id = (await report({ reference: 'FT1' })).body.data.id
    const row = await TransferReport.findByOrFail('publicId', id)
    const now = DateTime.utc()
    const confirmation = {
      reportId: row.id,
      staffId,
      amountMinor: null,
      paidOn: null,
      timeZone: 'UTC',
    }
    const outcomes = await Promise.all([1, 2, 3].map(() => confirmReport(confirmation, actor, now)))
    assert.lengthOf(
      outcomes.filter(({ ok }) => ok),
      1
    )

    const { body } = await browser.get(`${API}/transfer-reports/${id}`)
    assert.equal(body.data.state, 'confirmed')
    const { body: payment } = await browser.get(`${API}/payments/${body.data.paymentId}`)
    assert.equal(payment.data.reference, 'FT1')
    const withdrawal = await browser.send('DELETE', `${API}/transfer-reports/${id}`)
    assert.deepEqual([withdrawal.status, withdrawal.body.type], [409, 'transfer-decided'])
    const late = await proof(id, PDF, 'application/pdf')
    assert.deepEqual([late.status, late.body.type], [409, 'transfer-decided'])
    const { faults, payments, receipts } = await ledgerNow()
    assert.deepEqual([faults, payments, receipts], [[], 1, 1])
    assert.equal((await ownInvoice()).status.name, 'paid')
  })

  test('a rejected one says why on the invoice and by mail, and can be reported again', async ({
    assert,
  }) => {
    const id = (await report()).body.data.id
    const row = await TransferReport.findByOrFail('publicId', id)
    await rejectReport(
      { reportId: row.id, staffId, reason: 'No such transfer' },
      actor,
      DateTime.utc()
    )
    const shown = await ownInvoice()
    assert.deepInclude(shown.transferReport, { state: 'rejected', rejection: 'No such transfer' })
    assert.equal(shown.pending.amountMinor, 0)
    const mails = await db.from('outbox_mails').where('kind', 'transfer_rejected')
    assert.lengthOf(mails, 1)
    assert.equal((await report()).status, 201)
    assert.equal((await ownInvoice()).transferReport.state, 'pending')
  })

  test('a proof is kept as it was sent, replaced while the report waits, and never shown as a page', async ({
    assert,
  }) => {
    const id = (await report()).body.data.id
    assert.equal((await browser.get(`${API}/transfer-reports/${id}/proof`)).status, 404)
    const kept = await proof(id, PDF, 'application/pdf', '../../etc/\u202egnp.überweisung "1".exe')
    assert.equal(kept.status, 200)
    assert.deepEqual(kept.body.data.proof, {
      name: 'gnp.überweisung 1.pdf',
      type: 'application/pdf',
    })
    await proof(id, PNG, 'image/png', 'screen.png')
    assert.lengthOf(await TransferProof.all(), 1)

    const { status, headers, body } = await browser.get(
      `${API}/transfer-reports/${id}/proof?inline=1`
    )
    assert.equal(status, 200)
    assert.isTrue(PNG.equals(body))
    assert.equal(headers.get('content-type'), 'image/png')
    assert.match(headers.get('content-disposition')!, /^attachment; filename="screen.png"/)
    assert.equal(headers.get('x-content-type-options'), 'nosniff')
    assert.match(headers.get('content-security-policy')!, /^sandbox;/)
    assert.equal(headers.get('cache-control'), 'no-store')
  })

  test('a file that is not what it says, is too large or of another kind is refused', async ({
    assert,
  }) => {
    const id = (await report()).body.data.id
    const html = Buffer.from('<html><script>alert(1)</script>')
    for (const type of ['application/pdf', 'image/png', 'image/jpeg']) {
      const { status, body } = await proof(id, html, type)
      assert.deepEqual([status, body.type], [422, 'proof-not-of-type'], type)
    }
    assert.equal((await proof(id, Buffer.alloc(0), 'application/pdf')).status, 422)
    assert.equal((await proof(id, PNG, 'image/jpeg')).status, 422)
    for (const type of [
      'text/html',
      'image/svg+xml',
      'multipart/form-data; boundary=x',
      'application/json',
    ]) {
      assert.equal((await proof(id, html, type)).status, 415, type)
    }
    const big = Buffer.concat([PDF, Buffer.alloc(5 * 1024 * 1024)])
    const { status, body } = await proof(id, big, 'application/pdf')
    assert.deepEqual([status, body.type], [413, 'too-large'])
    const unknown = await browser.sendBytes(
      'PUT',
      `${API}/transfer-reports/${id}/proof?x=1`,
      PDF,
      'application/pdf'
    )
    assert.equal(unknown.status, 422)
    assert.lengthOf(await TransferProof.all(), 0)
  })

  test('a report of another site with our cookie is refused', async ({ assert }) => {
    const headers = { 'sec-fetch-site': 'cross-site' }
    assert.equal((await report({}, headers)).status, 403)
    const id = (await report()).body.data.id
    const put = await browser.sendBytes(
      'PUT',
      `${API}/transfer-reports/${id}/proof`,
      PDF,
      'application/pdf',
      headers
    )
    assert.equal(put.status, 403)
  })
})
