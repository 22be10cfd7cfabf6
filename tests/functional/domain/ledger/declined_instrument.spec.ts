import { test } from '@japa/runner'
import Payment from '#models/payment'
import { truncate } from '#tests/support/database'
import { confirm, intentOf } from '#tests/support/held_world'
import { ledgerNow, openPayment, orderOf, paymentWorld } from '#tests/support/payment_world'
import { invoiceFor, openPortal, signedIn } from '#tests/support/portal_world'

test.group('A means of payment that PayPal declines', (group) => {
  group.each.setup(() => truncate())
  group.each.setup(async () => {
    await openPortal()
  })

  test('leaves the payment open: the payer chooses another and has paid once', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox, clock } = await paymentWorld(cleanup, { webhooks: false })
    const { invoice, client } = await invoiceFor('Kestrel', { number: 'A-1' })
    const browser = await signedIn(client)
    const opened = (await openPayment(browser, 'paypal', invoice)).body.data
    const orderId = await orderOf(opened.id)
    sandbox.control.paypal.approve(orderId, { outcome: 'insufficient_funds' })
    assert.equal(await confirm(browser, opened.id), 'redirected')
    assert.equal(await confirm(browser, opened.id), 'redirected')
    const path = `/api/v1/client-portal/payment-intents/${opened.id}`
    const shown = (await browser.send('GET', path)).body.data
    assert.deepEqual(shown.checkout, opened.checkout)
    assert.equal((await intentOf(opened.id)).gatewayOrderId, orderId)

    clock.forward({ minutes: 1 })
    sandbox.control.clock.advance(60_000)
    sandbox.control.paypal.approve(orderId)
    assert.equal(await confirm(browser, opened.id), 'succeeded')
    assert.equal((await Payment.firstOrFail()).amountMinor, 12_000)
    const { entries } = sandbox.control.ledger()
    assert.lengthOf(entries, 1)
    assert.containsSubset(await ledgerNow(), { faults: [], payments: 1 })
  })
})
