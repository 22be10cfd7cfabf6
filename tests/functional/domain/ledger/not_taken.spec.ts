import { test } from '@japa/runner'
import { FAILURE_CODES } from '#domain/ledger/intents/failure_codes'
import { openPaymentIntent } from '#domain/ledger/intents/open_payment_intent'
import { settlePaymentIntent } from '#domain/ledger/intents/settle_payment_intent'
import { changeSetting } from '#domain/settings/change_setting'
import { systemActor } from '#domain/shared/actor'
import type { PaymentGateway } from '#gateways/payment_gateway'
import AuditEvent from '#models/audit_event'
import type Invoice from '#models/invoice'
import Payment from '#models/payment'
import { answering, type Change } from '#tests/support/changed_gateway'
import { confirm, intentOf, surroundings } from '#tests/support/held_world'
import { openedPayment, reconcile } from '#tests/support/money_steps'
import { eachWithOpenPortal } from '#tests/support/open_portal_group'
import { ledgerNow, paymentWorld } from '#tests/support/payment_world'
import type { PortalBrowser } from '#tests/support/portal_browser'
import { invoiceFor, paidOffline } from '#tests/support/portal_world'
import { adminRequest, staffToken } from '#tests/support/staff_api'

const actor = systemActor('test')

async function reportTransfer(browser: PortalBrowser, invoice: Invoice) {
  const { clock } = await surroundings()
  const path = `/api/v1/client-portal/invoices/${invoice.publicId}/transfer-reports`
  const { status } = await browser.send('POST', path, {
    amountMinor: invoice.balanceMinor,
    paidOn: clock.now().toISODate(),
  })
  if (status !== 201) throw new Error(`The report was answered ${status}`)
}

/** Looks with a gateway that answers this. */
async function told(id: string, change: Change) {
  const { find, clock } = await surroundings()
  const intent = await intentOf(id)
  const gateway = answering(find(intent.gateway), change)
  return settlePaymentIntent(intent.id, gateway, actor, clock.now())
}

test.group('Money that is approved, and not ours to take', (group) => {
  eachWithOpenPortal(group)

  test('is on its way where the gateway takes it by itself, and becomes credit', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox, clock } = await paymentWorld(cleanup, { webhooks: false })
    const { invoice, browser, id, order } = await openedPayment('razorpay')
    const authorised = sandbox.control.razorpay.pay(order, { outcome: 'authorize' })
    await paidOffline(invoice)
    for (let n = 0; n < 3; n += 1) {
      assert.equal(await confirm(browser, id), 'processing', 'it is not safe to pay again')
    }
    assert.lengthOf(await AuditEvent.query().where('action', 'payment.not_captured'), 1)
    assert.equal((await intentOf(id)).failureCode, 'balance_changed')
    assert.lengthOf(sandbox.control.ledger().entries, 0, 'we do not hurry it')

    sandbox.control.razorpay.capture(authorised.id)
    clock.forward({ hours: 2 })
    await reconcile()
    assert.containsSubset((await intentOf(id)).serialize(), {
      state: 'succeeded',
      failureCode: null,
    })
    const payment = await Payment.findByOrFail('gateway_payment_id', authorised.id)
    assert.equal(payment.unappliedMinor, 12_000)
    assert.containsSubset(await ledgerNow(), { faults: [], payments: 2 })
  })

  test('is on its way also when the order is not as we made it, and is held then', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox, clock } = await paymentWorld(cleanup, { webhooks: false })
    const { browser, id, order } = await openedPayment('razorpay')
    const made = sandbox.control.razorpay.world().orders.get(order)!
    made.amount = 500
    const authorised = sandbox.control.razorpay.pay(order, { outcome: 'authorize' })
    assert.equal(await confirm(browser, id), 'processing')
    sandbox.control.razorpay.capture(authorised.id)
    clock.forward({ hours: 2 })
    await reconcile()
    assert.equal((await intentOf(id)).state, 'held')
  })

  test('an approval that the client left behind for a bank transfer is not captured', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox, clock } = await paymentWorld(cleanup, { webhooks: false })
    await changeSetting('payments', { transferReports: true }, actor, clock.now())
    const { invoice, browser, id, order } = await openedPayment('paypal')
    sandbox.control.paypal.approve(order)
    clock.forward({ minutes: 2 })
    await reportTransfer(browser, invoice)
    clock.forward({ minutes: 30 })
    await reconcile()
    assert.containsSubset((await intentOf(id)).serialize(), {
      state: 'failed',
      failureCode: 'balance_changed',
      failureMessage: 'A bank transfer was reported after the approval',
    })
    assert.lengthOf(sandbox.control.ledger().entries, 0)
    await invoice.refresh()
    assert.equal(invoice.pendingMinor, 12_000)
  })
})

test.group('Why a payment failed or waits', (group) => {
  eachWithOpenPortal(group)

  for (const [code, ours] of [
    ['INSTRUMENT_DECLINED', 'declined'],
    ['payee_account_restricted', 'payment_failed'],
    ['balance_changed', 'balance_changed'],
  ] as const) {
    test(`${code} is told as ${ours}, in the gateway's words to staff alone`, async ({
      assert,
      cleanup,
    }) => {
      await paymentWorld(cleanup, { webhooks: false })
      const { id } = await openedPayment('paypal')
      const failure = { code, message: 'Contact support, debug id 42' }
      const intent = await told(id, () => ({ state: 'failed', failure }))
      assert.equal(intent.failureCode, ours)
      assert.include(FAILURE_CODES, ours)
      assert.include(intent.failureMessage ?? '', 'debug id 42')
    })
  }

  test('staff read why money is pending, for as long as it is', async ({ assert, cleanup }) => {
    const { sandbox, clock } = await paymentWorld(cleanup, { webhooks: false })
    const { browser, id, order } = await openedPayment('paypal')
    sandbox.control.paypal.approve(order, { outcome: 'pending' })
    assert.equal(await confirm(browser, id), 'pending')
    const token = await staffToken('manager')
    const shown = async () => {
      const { body } = await adminRequest('GET', `/payment-intents/${id}`, { token })
      return body.data.pendingReason
    }
    assert.equal(await shown(), 'ECHECK')
    await told(id, () => ({ state: 'unknown', payments: [] }))
    assert.equal(await shown(), 'ECHECK', 'silence changes nothing')

    const [capture] = sandbox.control.paypal.world().captures.keys()
    sandbox.control.paypal.decideCapture(capture, 'completed')
    clock.forward({ hours: 1 })
    await reconcile()
    assert.equal((await intentOf(id)).state, 'succeeded')
    assert.isNull(await shown())
  })
})

test.group('A checkout that answers late', (group) => {
  eachWithOpenPortal(group)

  /** Opens a payment; `meanwhile` happens while the gateway makes the order. */
  async function openWhile(meanwhile: (intentId: string) => Promise<void>) {
    const { find, clock } = await surroundings()
    const { invoice, client } = await invoiceFor('Kestrel', { number: 'A-1' })
    const real = find('razorpay')
    const gateway = Object.create(real, {
      open: {
        value: async (...args: Parameters<PaymentGateway['open']>) => {
          const checkout = await real.open(...args)
          await meanwhile(args[0].publicId)
          return checkout
        },
      },
    }) as PaymentGateway
    const invoices = [{ id: invoice.publicId }]
    const context = { companyName: '', returnUrl: () => '', cancelUrl: () => '' }
    const request = { clientId: client.id, accountId: null, invoices }
    return openPaymentIntent(request, gateway, context, actor, clock.now())
  }

  test('reopens what another tab was refused, without its reason', async ({ assert, cleanup }) => {
    await paymentWorld(cleanup, { webhooks: false })
    const outcome = await openWhile(async (id) => {
      const failure = { failureCode: 'refused_by_gateway', failureMessage: 'x' }
      await (await intentOf(id)).merge({ state: 'failed', nextCheckAt: null, ...failure }).save()
    })
    if (!outcome.ok) throw new Error(outcome.code)
    const intent = await intentOf(outcome.value.publicId)
    assert.containsSubset(intent.serialize(), {
      state: 'redirected',
      failureCode: null,
      failureMessage: null,
    })
    assert.isNotNull(intent.nextCheckAt)
    assert.deepEqual((await ledgerNow()).faults, [])
  })

  test('leads nobody to what was given up meanwhile', async ({ assert, cleanup }) => {
    await paymentWorld(cleanup, { webhooks: false })
    let id = ''
    const outcome = await openWhile(async (intentId) => {
      id = intentId
      await (await intentOf(id)).merge({ state: 'expired' }).save()
    })
    assert.containsSubset(outcome, { ok: false, code: 'gateway_unavailable' })
    assert.equal((await intentOf(id)).state, 'expired')
  })
})
