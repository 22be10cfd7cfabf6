import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import { systemActor } from '#domain/shared/actor'
import { confirmReport } from '#domain/transfers/confirm_report'
import { rejectReport } from '#domain/transfers/reject_report'
import AuditEvent from '#models/audit_event'
import type Invoice from '#models/invoice'
import TransferReport from '#models/transfer_report'
import { ledgerNow } from '#tests/support/payment_world'
import { type PortalBrowser } from '#tests/support/portal_browser'
import {
  PDF,
  putProof,
  shownInvoice,
  tellTransfer,
  transferWorld,
} from '#tests/support/transfer_steps'

const API = '/api/v1/client-portal'
const actor = systemActor('test')

test.group('Portal: what becomes of a reported transfer', (group) => {
  let invoice: Invoice
  let browser: PortalBrowser
  let staffId: number

  group.each.setup(async () => {
    ;({ invoice, browser, staffId } = await transferWorld())
  })

  const report = (body: object = {}) => tellTransfer(browser, invoice, body)
  const ownInvoice = () => shownInvoice(browser, invoice)

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
    const late = await putProof(browser, id, PDF, 'application/pdf')
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
})
