import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { Money } from '#domain/money/money'
import { recordOfflinePayment } from '#domain/ledger/record_offline_payment'
import { systemActor } from '#domain/shared/actor'
import { confirmReport } from '#domain/transfers/confirm_report'
import { rejectReport } from '#domain/transfers/reject_report'
import type Client from '#models/client'
import type Invoice from '#models/invoice'
import TransferReport from '#models/transfer_report'
import type { PortalBrowser } from '#tests/support/portal_browser'
import { closePortal } from '#tests/support/portal_world'
import { shownInvoice, tellTransfer, transferWorld } from '#tests/support/transfer_steps'

const API = '/api/v1/client-portal'
const actor = systemActor('test')

test.group('Portal: a part of an invoice that is paid or on its way', (group) => {
  let invoice: Invoice
  let client: Client
  let browser: PortalBrowser
  let staffId: number

  group.each.setup(async () => {
    ;({ invoice, client, browser, staffId } = await transferWorld())
  })
  group.each.teardown(async () => {
    await closePortal()
  })

  async function report(amountMinor: number) {
    const { body } = await tellTransfer(browser, invoice, { amountMinor })
    return TransferReport.findByOrFail('publicId', body.data.id)
  }
  const ownInvoice = () => shownInvoice(browser, invoice)
  const paid = (amountMinor: number, shareMinor: number, reference: string | null = null) =>
    recordOfflinePayment(
      {
        clientId: client.id,
        method: 'cash',
        amount: Money.of('EUR', amountMinor),
        paidAt: DateTime.utc(),
        reference,
        note: null,
        recordedById: staffId,
        shares: [{ invoiceId: invoice.id, amountMinor: shareMinor }],
        notify: false,
      },
      actor,
      DateTime.utc()
    )

  test('lists say how much is on its way and how much is left, and offer nothing meanwhile', async ({
    assert,
  }) => {
    await report(1_000)
    const left = { amountMinor: invoice.balanceMinor, currency: 'EUR' }
    const onItsWay = { amountMinor: 1_000, currency: 'EUR' }
    const { body: dashboard } = await browser.get(`${API}/dashboard`)
    const { body: list } = await browser.get(`${API}/invoices`)
    for (const row of [dashboard.data.toPay[0], list.data[0], await ownInvoice()]) {
      assert.deepInclude(row, { number: 'A-1', left, pending: onItsWay })
      assert.isFalse(row.can.pay)
      assert.notEqual(row.status.name, 'pending')
    }
  })

  test('a transfer confirmed with another amount shows what arrived beside what was told', async ({
    assert,
  }) => {
    const { id, publicId } = await report(2_000)
    const page = async () => (await browser.get(`${API}/transfer-reports/${publicId}`)).body.data
    assert.isNull((await page()).received)
    const decision = { reportId: id, staffId, paidOn: null, timeZone: 'UTC' }
    await confirmReport({ ...decision, amountMinor: 1_900 }, actor, DateTime.utc())
    assert.deepInclude(await page(), {
      amount: { amountMinor: 2_000, currency: 'EUR' },
      received: { amountMinor: 1_900, currency: 'EUR' },
    })
  })

  test('a transfer that was not found is told until another payment counts', async ({ assert }) => {
    await paid(100, 100)
    const { id } = await report(2_000)
    await rejectReport({ reportId: id, staffId, reason: 'Not there' }, actor, DateTime.utc())
    assert.equal((await ownInvoice()).transferReport.state, 'rejected')
    await paid(100, 100)
    assert.isNull((await ownInvoice()).transferReport)
  })

  test('money beyond its invoice is told as credit, and without a reference none is made up', async ({
    assert,
  }) => {
    await paid(5_000, 1_000)
    const { body } = await browser.get(`${API}/payments`)
    const [row] = body.data
    assert.deepInclude(row, {
      amount: { amountMinor: 5_000, currency: 'EUR' },
      credit: { amountMinor: 4_000, currency: 'EUR' },
      reference: null,
    })
    assert.deepInclude(row.invoices[0], {
      number: 'A-1',
      amount: { amountMinor: 1_000, currency: 'EUR' },
    })
    assert.deepEqual(body.credit, [{ amountMinor: 4_000, currency: 'EUR' }])
  })
})
