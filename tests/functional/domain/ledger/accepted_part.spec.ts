import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { acceptHeld } from '#domain/ledger/intents/accept_held'
import { changeSetting } from '#domain/settings/change_setting'
import { systemActor } from '#domain/shared/actor'
import Allocation from '#models/allocation'
import Invoice from '#models/invoice'
import Payment from '#models/payment'
import { truncate } from '#tests/support/database'
import { confirm, surroundings } from '#tests/support/held_world'
import { ledgerNow, orderOf, paymentWorld } from '#tests/support/payment_world'
import { invoiceFor, openPortal, paidOffline, signedIn } from '#tests/support/portal_world'

const API = '/api/v1/client-portal'
const actor = systemActor('test')

test.group('Held money that staff keep, of a part payment', (group) => {
  group.each.setup(() => truncate())
  group.each.setup(async () => {
    await openPortal()
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
      const { invoice, client } = await invoiceFor('Kestrel', { number: 'A-1' })
      const browser = await signedIn(client)
      const opened = await browser.send('POST', `${API}/payment-intents`, {
        gateway: 'paypal',
        invoices: [{ id: invoice.publicId, amountMinor: 4_000 }],
      })
      const { id } = opened.body.data
      sandbox.control.paypal.approve(await orderOf(id), {
        captureInstead: { currency_code: 'EUR', value: captured },
      })
      assert.equal(await confirm(browser, id), 'held')

      const { find, clock } = await surroundings()
      const accepted = await acceptHeld(id, { note: 'x' }, actor, null, find('paypal'), clock.now())
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
    const { invoice: first, client } = await invoiceFor('Kestrel', { number: 'A-1' })
    const { invoice: second } = await invoiceFor('Kestrel', { number: 'A-2' })
    const browser = await signedIn(client)
    const opened = await browser.send('POST', `${API}/payment-intents`, {
      gateway: 'paypal',
      invoices: [first, second].map(({ publicId }) => ({ id: publicId, amountMinor: 4_000 })),
    })
    const { id } = opened.body.data
    sandbox.control.paypal.approve(await orderOf(id), {
      captureInstead: { currency_code: 'EUR', value: '100.00' },
    })
    assert.equal(await confirm(browser, id), 'held')

    const { find, clock } = await surroundings()
    await acceptHeld(id, { note: 'x' }, actor, null, find('paypal'), clock.now())
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
    const { invoice, client } = await invoiceFor('Kestrel', { number: 'A-1' })
    const browser = await signedIn(client)
    const opened = await browser.send('POST', `${API}/payment-intents`, {
      gateway: 'paypal',
      invoices: [{ id: invoice.publicId, amountMinor: 4_000 }],
    })
    const { id } = opened.body.data
    sandbox.control.paypal.approve(await orderOf(id), {
      captureInstead: { currency_code: 'EUR', value: '90.00' },
    })
    await confirm(browser, id)
    await paidOffline(invoice, 7_000)

    const { find, clock } = await surroundings()
    await acceptHeld(id, { note: 'x' }, actor, null, find('paypal'), clock.now())
    assert.equal((await Invoice.findOrFail(invoice.id)).balanceMinor, 0)
    const payment = await Payment.findByOrFail('gateway', 'paypal')
    assert.equal(payment.unappliedMinor, 4_000)
    assert.deepEqual((await ledgerNow()).faults, [])
  })
})
