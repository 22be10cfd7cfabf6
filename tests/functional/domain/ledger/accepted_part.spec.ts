import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { changeSetting } from '#domain/settings/change_setting'
import { systemActor } from '#domain/shared/actor'
import Allocation from '#models/allocation'
import Invoice from '#models/invoice'
import Payment from '#models/payment'
import type { Sandbox } from '#tests/sandbox/start'
import { accept, confirm } from '#tests/support/held_world'
import { invoiceToPay } from '#tests/support/money_steps'
import { eachWithOpenPortal } from '#tests/support/open_portal_group'
import { ledgerNow, orderOf, paymentWorld } from '#tests/support/payment_world'
import type { PortalBrowser } from '#tests/support/portal_browser'
import { invoiceFor, paidOffline } from '#tests/support/portal_world'

const API = '/api/v1/client-portal'
const actor = systemActor('test')

/** A payment with PayPal of EUR 40.00 of each; `captured`, in euros, is what went instead. */
async function partPaid(
  { control }: Sandbox,
  browser: PortalBrowser,
  invoices: Invoice[],
  captured: string
): Promise<string> {
  const shares = invoices.map(({ publicId }) => ({ id: publicId, amountMinor: 4_000 }))
  const asked = { gateway: 'paypal', invoices: shares }
  const { body } = await browser.send('POST', `${API}/payment-intents`, asked)
  const captureInstead = { currency_code: 'EUR', value: captured }
  control.paypal.approve(await orderOf(body.data.id), { captureInstead })
  return body.data.id
}

test.group('Held money that staff keep, of a part payment', (group) => {
  eachWithOpenPortal(group)
  group.each.setup(async () => {
    await changeSetting('payments', { partPayments: true }, actor, DateTime.utc())
  })

  for (const { captured, balanceMinor, creditMinor } of [
    { captured: '30.00', balanceMinor: 9_000, creditMinor: 0 },
    { captured: '90.00', balanceMinor: 3_000, creditMinor: 0 },
    { captured: '120.00', balanceMinor: 0, creditMinor: 0 },
    { captured: '150.00', balanceMinor: 0, creditMinor: 3_000 },
  ]) {
    test(`EUR 40.00 of 120.00 asked, ${captured} captured: it counts as far as the invoice asks`, async ({
      assert,
      cleanup,
    }) => {
      const { sandbox } = await paymentWorld(cleanup, { webhooks: false })
      const { invoice, browser } = await invoiceToPay()
      const id = await partPaid(sandbox, browser, [invoice], captured)
      assert.equal(await confirm(browser, id), 'held')

      const accepted = await accept(id)
      assert.isTrue(accepted.ok)
      const { balanceMinor: left } = await Invoice.findOrFail(invoice.id)
      assert.equal(left, balanceMinor)
      assert.equal((await Payment.firstOrFail()).unappliedMinor, creditMinor)
      assert.lengthOf(await Allocation.all(), 1)
      assert.containsSubset(await ledgerNow(), { faults: [], payments: 1, receipts: 1 })
    })
  }

  test('each invoice gets what was asked of it before any gets more', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox } = await paymentWorld(cleanup, { webhooks: false })
    const { invoice: first, browser } = await invoiceToPay()
    const { invoice: second } = await invoiceFor('Kestrel', { number: 'A-2' })
    const id = await partPaid(sandbox, browser, [first, second], '100.00')
    assert.equal(await confirm(browser, id), 'held')

    await accept(id)
    const balances = (await Invoice.query().orderBy('id')).map((one) => one.balanceMinor)
    assert.deepEqual(balances, [6_000, 8_000])
    assert.equal((await Payment.firstOrFail()).unappliedMinor, 0)
    assert.deepEqual((await ledgerNow()).faults, [])
  })

  test('what was paid otherwise meanwhile leaves the rest as credit', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox } = await paymentWorld(cleanup, { webhooks: false })
    const { invoice, browser } = await invoiceToPay()
    const id = await partPaid(sandbox, browser, [invoice], '90.00')
    await confirm(browser, id)
    await paidOffline(invoice, 7_000)

    await accept(id)
    assert.equal((await Invoice.findOrFail(invoice.id)).balanceMinor, 0)
    const payment = await Payment.findByOrFail('gateway', 'paypal')
    assert.equal(payment.unappliedMinor, 4_000)
    assert.deepEqual((await ledgerNow()).faults, [])
  })
})
