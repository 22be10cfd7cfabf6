import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import GatewayEvent from '#models/gateway_event'
import Invoice from '#models/invoice'
import Payment from '#models/payment'
import PaymentIntent from '#models/payment_intent'
import { confirm, heldPayment, intentOf } from '#tests/support/held_world'
import { eachWithOpenPortal } from '#tests/support/open_portal_group'
import { openPayment, orderOf, paymentWorld, runJobs } from '#tests/support/payment_world'
import { invoiceFor, signedIn } from '#tests/support/portal_world'

/** Runs a command of this application; answers what it printed and its exit status. */
async function ace(name: string, ...args: string[]) {
  const kernel = await app.container.make('ace')
  kernel.ui.switchMode('raw')
  try {
    const command = await kernel.exec(name, args)
    const lines = kernel.ui.logger.getLogs().map((log) => log.message)
    // Colours are spelt out in this mode: "[ blue(info) ] text".
    return { status: command.exitCode ?? 0, text: lines.join('\n'), lines }
  } finally {
    kernel.ui.logger.flushLogs()
    kernel.ui.switchMode('normal')
  }
}

async function opened(gateway: 'razorpay' | 'paypal', number: string) {
  const { invoice, client } = await invoiceFor(`Buyer ${number}`, { number })
  const browser = await signedIn(client)
  const { body } = await openPayment(browser, gateway, invoice)
  const id: string = body.data.id
  return { id, order: await orderOf(id), invoice, browser }
}

test.group('node ace payments:reconcile', (group) => {
  eachWithOpenPortal(group)

  test('asks about all that are open, whatever their next check', async ({ assert, cleanup }) => {
    const { sandbox } = await paymentWorld(cleanup, { webhooks: false })
    const paid = await opened('razorpay', 'A-1')
    const waiting = await opened('paypal', 'A-2')
    sandbox.control.razorpay.pay(paid.order)

    const { status, text } = await ace('payments:reconcile')
    assert.equal(status, 0)
    assert.include(text, `${paid.id}  razorpay  redirected → succeeded`)
    assert.include(text, `${waiting.id}  paypal    redirected → redirected`)
    assert.include(text, '2 asked about, 1 changed, 0 could not be asked about.')

    const again = await ace('payments:reconcile')
    assert.notInclude(again.text, paid.id, 'it is decided')
    const all = await ace('payments:reconcile', '--all')
    assert.include(all.text, `${paid.id}  razorpay  succeeded → succeeded`)
  })

  test('asks about one, and says why it is held', async ({ assert, cleanup }) => {
    const { sandbox } = await paymentWorld(cleanup, { webhooks: false })
    const other = await opened('razorpay', 'A-9')
    const { id } = await heldPayment(sandbox, '100.00')
    const { status, text } = await ace('payments:reconcile', id)
    assert.equal(status, 0)
    assert.match(text, new RegExp(`${id} {2}paypal {4}held → held \\(captured EUR 100\\.00`))
    assert.notInclude(text, other.id)
  })

  test('says so when there is no such payment', async ({ assert, cleanup }) => {
    await paymentWorld(cleanup, { webhooks: false })
    const { status, text } = await ace('payments:reconcile', 'nobody')
    assert.equal(status, 1)
    assert.include(text, 'No attempt to pay has the id nobody')
  })

  test('exits with 1 when one could not be asked about, and asks about the others', async ({
    assert,
    cleanup,
  }) => {
    await paymentWorld(cleanup, { webhooks: false })
    const broken = await opened('razorpay', 'A-1')
    const fine = await opened('paypal', 'A-2')
    await PaymentIntent.query().where('public_id', broken.id).update({ currency: '???' })
    const { status, text } = await ace('payments:reconcile')
    assert.equal(status, 1)
    assert.include(text, `${broken.id}  razorpay  redirected → failed: `)
    assert.include(text, `${fine.id}  paypal    redirected → redirected`)
    assert.include(text, '1 could not be asked about.')
  })

  test('without an answer the payment is unknown, not failed', async ({ assert, cleanup }) => {
    const { sandbox } = await paymentWorld(cleanup, { webhooks: false, timeoutMs: 300 })
    const { id } = await opened('razorpay', 'A-1')
    sandbox.control.faults.add({ gateway: 'razorpay', kind: 'reset_before', times: 100 })
    const { status, text } = await ace('payments:reconcile', id)
    assert.equal(status, 0)
    assert.include(text, 'redirected → unknown')
  })
})

test.group('node ace webhooks:replay', (group) => {
  eachWithOpenPortal(group)

  test('looks into stored events again, and says what came of each', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox } = await paymentWorld(cleanup)
    const { id, order } = await opened('razorpay', 'A-1')
    sandbox.control.razorpay.pay(order)
    await sandbox.control.quiet()
    const event = await GatewayEvent.firstOrFail()

    const one = await ace('webhooks:replay', `--event=${event.eventId}`)
    assert.equal(one.status, 0)
    assert.include(one.text, `razorpay  ${event.eventId}  ${event.type} → succeeded`)
    assert.include(one.text, '1 event replayed, 0 could not be looked into.')
    assert.equal((await intentOf(id)).state, 'succeeded')

    const none = await ace('webhooks:replay', '--gateway=paypal')
    assert.include(none.text, '0 events replayed')
    const later = await ace('webhooks:replay', '--since=2999-01-01')
    assert.include(later.text, '0 events replayed')
    const all = await ace('webhooks:replay', '--since=2020-01-01T00:00Z')
    assert.equal(all.status, 0)
    assert.notInclude(all.text, '0 events replayed')
  })

  test('refuses what makes no sense, and says what would', async ({ assert }) => {
    for (const wrong of ['--gateway=stripe', '--since=yesterday', '--since=2026-02-30']) {
      const { status, text } = await ace('webhooks:replay', wrong)
      assert.equal(status, 1, wrong)
      assert.include(text, wrong.split('=')[1])
    }
    assert.equal((await ace('webhooks:replay', '--event=nobody')).status, 1)
  })
})

test.group('node ace ledger:verify', (group) => {
  eachWithOpenPortal(group)

  test('is quiet about a sound ledger', async ({ assert, cleanup }) => {
    const { sandbox } = await paymentWorld(cleanup, { webhooks: false })
    const { id, order, browser } = await opened('razorpay', 'A-1')
    sandbox.control.razorpay.pay(order)
    await confirm(browser, id)
    await runJobs()
    const { status, text } = await ace('ledger:verify')
    assert.equal(status, 0)
    assert.include(text, 'The ledger adds up.')
  })

  test('stops at the first fault, says what to do, and exits with 1', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox } = await paymentWorld(cleanup, { webhooks: false })
    const { id, order, invoice, browser } = await opened('razorpay', 'A-1')
    sandbox.control.razorpay.pay(order)
    await confirm(browser, id)
    await Invoice.query().where('id', invoice.id).update({ paid_minor: 11_999, balance_minor: 1 })
    await Payment.query().update({ unapplied_minor: 5 })

    const first = await ace('ledger:verify')
    assert.equal(first.status, 1)
    assert.include(
      first.text,
      `Invariant 1: invoice ${invoice.publicId} paid_minor is 11999, the ledger says 12000`
    )
    assert.notInclude(first.text, 'balance_minor')
    const all = await ace('ledger:verify', '--all')
    assert.equal(all.status, 1)
    assert.include(all.text, 'balance_minor is 1, the ledger says 0')
    assert.include(all.text, 'captured 12000, accounted for 12005')
    assert.include(all.text, '3 faults in all.')
  })

  for (const [what, change, message] of [
    ['lost its payment', { state: 'succeeded' }, 'succeeded without a payment'],
    ['asks for more than its invoices', { amount_minor: 12_001 }, 'asks for 12001'],
    ['is watched by nobody', { next_check_at: null }, 'nobody asks about it'],
    ['is held without a reason', { state: 'held' }, 'nothing says why'],
    ['lost its order', { gateway_order_id: null }, 'without an order at the gateway'],
  ] as const) {
    test(`finds an intent that ${what}`, async ({ assert, cleanup }) => {
      await paymentWorld(cleanup, { webhooks: false })
      const { id } = await opened('razorpay', 'A-1')
      await PaymentIntent.query().where('public_id', id).update(change)
      const { status, text } = await ace('ledger:verify', '--all')
      assert.equal(status, 1)
      assert.include(text, `payment_intent ${id}`)
      assert.include(text, message)
      assert.include(text, `npm run ace payments:reconcile ${id}`)
    })
  }
})
