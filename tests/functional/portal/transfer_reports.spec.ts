import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { changeSetting } from '#domain/settings/change_setting'
import { systemActor } from '#domain/shared/actor'
import type Client from '#models/client'
import Invoice from '#models/invoice'
import TransferReport from '#models/transfer_report'
import { ledgerNow } from '#tests/support/payment_world'
import { PortalBrowser } from '#tests/support/portal_browser'
import {
  addPerson,
  closePortal,
  intentFor,
  invoiceFor,
  paidOffline,
  PASSWORD,
} from '#tests/support/portal_world'
import {
  PDF,
  putProof,
  shownInvoice,
  tellTransfer,
  today,
  transferWorld,
} from '#tests/support/transfer_steps'

const API = '/api/v1/client-portal'
const actor = systemActor('test')

test.group('Portal: transfers that a client reports', (group) => {
  let invoice: Invoice
  let client: Client
  let browser: PortalBrowser

  group.each.setup(async () => {
    ;({ invoice, client, browser } = await transferWorld())
  })

  const report = (body: object = {}, headers = {}, who = browser, of = invoice) =>
    tellTransfer(who, of, body, headers)
  const ownInvoice = () => shownInvoice(browser, invoice)

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
    assert.equal((await putProof(viewer, id, PDF, 'application/pdf')).status, 403)
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
    assert.equal((await putProof(stranger, id, PDF, 'application/pdf')).status, 404)
    assert.equal((await report({}, {}, new PortalBrowser())).status, 401)
    assert.equal((await browser.get(`${API}/transfer-reports/nonsense`)).status, 404)
    assert.equal((await TransferReport.firstOrFail()).state, 'pending')

    await closePortal()
    assert.equal((await putProof(browser, id, PDF, 'application/pdf')).status, 423)
  }).timeout(30_000)

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
