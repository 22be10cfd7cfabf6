import { test } from '@japa/runner'
import Payment from '#models/payment'
import { confirm, intentOf } from '#tests/support/held_world'
import { openedPayment, shown } from '#tests/support/money_steps'
import { eachWithOpenPortal } from '#tests/support/open_portal_group'
import { ledgerNow, paymentWorld } from '#tests/support/payment_world'

test.group('A means of payment that PayPal declines', (group) => {
  eachWithOpenPortal(group)

  test('leaves the payment open: the payer chooses another and has paid once', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox, clock } = await paymentWorld(cleanup, { webhooks: false })
    const { browser, id, order, checkout } = await openedPayment('paypal')
    sandbox.control.paypal.approve(order, { outcome: 'insufficient_funds' })
    assert.equal(await confirm(browser, id), 'redirected')
    assert.equal(await confirm(browser, id), 'redirected')
    assert.deepEqual((await shown(browser, id)).checkout, checkout)
    assert.equal((await intentOf(id)).gatewayOrderId, order)

    clock.forward({ minutes: 1 })
    sandbox.control.clock.advance(60_000)
    sandbox.control.paypal.approve(order)
    assert.equal(await confirm(browser, id), 'succeeded')
    assert.equal((await Payment.firstOrFail()).amountMinor, 12_000)
    const { entries } = sandbox.control.ledger()
    assert.lengthOf(entries, 1)
    assert.containsSubset(await ledgerNow(), { faults: [], payments: 1 })
  })
})
