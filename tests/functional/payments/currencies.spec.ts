import { test } from '@japa/runner'
import PaymentIntent from '#models/payment_intent'
import { deliver, invoiceToPay, payAtGateway, shown } from '#tests/support/money_steps'
import { eachWithOpenPortal } from '#tests/support/open_portal_group'
import { ledgerNow, openPayment, orderOf, paymentWorld } from '#tests/support/payment_world'

/** What an amount is in our minor units, and how it has to look on the wire of each gateway. */
const TAKEN = [
  { currency: 'INR', minor: 123_456, razorpay: 123_456, paypal: null },
  { currency: 'EUR', minor: 123_456, razorpay: 123_456, paypal: '1234.56' },
  { currency: 'JPY', minor: 1_234, razorpay: 1_234, paypal: '1234' },
  { currency: 'HUF', minor: 123_400, razorpay: 123_400, paypal: '1234' },
  { currency: 'TWD', minor: 123_400, razorpay: 123_400, paypal: '1234' },
  { currency: 'KWD', minor: 1_234_560, razorpay: 1_234_560, paypal: null },
  { currency: 'UGX', minor: 1_234, razorpay: 1_234, paypal: null },
] as const

/** Refused before anything is opened, with what the gateway can take. */
const REFUSED = [
  { currency: 'HUF', minor: 10_050, gateway: 'paypal', code: 'precision', limit: 0 },
  { currency: 'TWD', minor: 10_050, gateway: 'paypal', code: 'precision', limit: 0 },
  { currency: 'KWD', minor: 1_234_567, gateway: 'razorpay', code: 'precision', limit: 2 },
  { currency: 'INR', minor: 99, gateway: 'razorpay', code: 'minimum', limit: 100 },
  { currency: 'KWD', minor: 1_234_560, gateway: 'paypal', code: 'currency', limit: undefined },
  { currency: 'UGX', minor: 1_234, gateway: 'paypal', code: 'currency', limit: undefined },
] as const

function invoiceOf(currency: string, minor: number) {
  return invoiceToPay('Kestrel', { number: 'A-1', currency, lines: [{ net: minor, rate: 0 }] })
}

test.group('A currency’s own decimals, the whole way', (group) => {
  eachWithOpenPortal(group)

  for (const { currency, minor, ...wire } of TAKEN) {
    for (const gateway of ['razorpay', 'paypal'] as const) {
      if (wire[gateway] === null) continue
      test(`${currency} ${minor} with ${gateway} is ${wire[gateway]} there, and comes back whole`, async ({
        assert,
        cleanup,
      }) => {
        const { sandbox } = await paymentWorld(cleanup)
        const { invoice, browser } = await invoiceOf(currency, minor)
        assert.equal(invoice.balanceMinor, minor)
        const { body } = await openPayment(browser, gateway, invoice)
        assert.deepEqual(body.data.amount, { amountMinor: minor, currency })

        const order = await orderOf(body.data.id)
        const { control } = sandbox
        if (gateway === 'razorpay') {
          assert.equal(control.razorpay.world().orders.get(order)?.amount, wire.razorpay)
          const page = await browser.get(body.data.checkout.url)
          assert.include(page.body.toString(), String(wire.razorpay))
        } else {
          const amount = control.paypal.world().orders.get(order)?.purchaseUnits[0].amount
          assert.deepEqual(amount, { currency_code: currency, value: wire.paypal })
        }
        payAtGateway(sandbox, gateway, order)
        await deliver(sandbox)

        await invoice.refresh()
        assert.equal(invoice.balanceMinor, 0)
        const { payment } = await shown(browser, body.data.id)
        assert.deepEqual(payment.amount, { amountMinor: minor, currency })
        assert.equal(control.ledger().sums[currency].netMinor, minor, 'what the gateway took')
        assert.containsSubset(await ledgerNow(), { faults: [], payments: 1, allocations: 1 })
        assert.deepEqual(control.violations(), [])
      })
    }
  }

  for (const { currency, minor, gateway, code, limit } of REFUSED) {
    test(`${currency} ${minor} with ${gateway} is refused for its ${code} before anything is opened`, async ({
      assert,
      cleanup,
    }) => {
      const { sandbox } = await paymentWorld(cleanup, { webhooks: false })
      const { invoice, browser } = await invoiceOf(currency, minor)
      const { status, body } = await openPayment(browser, gateway, invoice)
      assert.equal(status, 422)
      assert.equal(body.type, 'gateway-refuses')
      assert.equal(body.code, code)
      const given = typeof body.limit === 'object' ? body.limit.amountMinor : body.limit
      assert.equal(given, limit)
      assert.isNull(await PaymentIntent.first())
      assert.equal(sandbox.control.razorpay.world().orders.size, 0)
      assert.equal(sandbox.control.paypal.world().orders.size, 0)

      // Said before the click, too: with the invoice, where the buttons are.
      const seen = await browser.get(`/api/v1/client-portal/invoices/${invoice.publicId}`)
      const offers: { name: string; refusal: { code: string } | null }[] = seen.body.data.gateways
      const offer = offers.find((one) => one.name === gateway)
      assert.equal(offer?.refusal?.code, code)
    })
  }
})
