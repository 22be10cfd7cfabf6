import { test } from '@japa/runner'
import { ControlRefusal } from '#tests/sandbox/control/refusal'
import type { Sandbox } from '#tests/sandbox/start'
import { paidCapture, paypalCall } from '#tests/support/sandbox_paypal'
import { jsonOf, sandboxForTest, statusOf } from '#tests/support/sandbox'
import { razorpayCall, razorpayOrder, razorpaySdk } from '#tests/support/sandbox_razorpay'

const DAY_MS = 86_400_000

async function paidPayment(sandbox: Sandbox, amount = 12_345) {
  return sandbox.control.razorpay.pay(await razorpayOrder(sandbox, amount))
}

const eventTypes = (sandbox: Sandbox, gateway: 'razorpay' | 'paypal') =>
  sandbox.control.events[gateway].list().map(({ type }) => type)

test.group('Disputes at Razorpay', () => {
  test('a dispute is told, listed and lost: its money leaves, the payment stays as it is', async ({
    assert,
    cleanup,
  }) => {
    const sandbox = await sandboxForTest(cleanup)
    const { razorpay } = sandbox.control
    const payment = await paidPayment(sandbox)
    const dispute = razorpay.dispute(payment.id, { amount: 2_345, reason: 'duplicate_processing' })
    assert.match(dispute.id, /^disp_[A-Za-z0-9]{14}$/)
    assert.containsSubset(await jsonOf(razorpayCall(sandbox, '/v1/disputes')), {
      entity: 'collection',
      count: 1,
      items: [{ id: dispute.id, payment_id: payment.id, amount: 2_345, status: 'open' }],
    })
    assert.equal(sandbox.control.ledger().sums.INR.netMinor, 12_345)
    razorpay.decideDispute(dispute.id, 'under_review')
    razorpay.decideDispute(dispute.id, 'action_required')
    razorpay.decideDispute(dispute.id, 'lost')
    assert.containsSubset(await razorpaySdk(sandbox).disputes.fetch(dispute.id), {
      status: 'lost',
      amount_deducted: 2_345,
    })
    assert.containsSubset(await razorpaySdk(sandbox).payments.fetch(payment.id), {
      status: 'captured',
      amount_refunded: 0,
    })
    assert.equal(sandbox.control.ledger().sums.INR.netMinor, 10_000)
    assert.throws(() => razorpay.decideDispute(dispute.id, 'won'), ControlRefusal)
    assert.includeMembers(eventTypes(sandbox, 'razorpay'), [
      'payment.dispute.created',
      'payment.dispute.under_review',
      'payment.dispute.action_required',
      'payment.dispute.lost',
    ])
    const created = sandbox.control.events.razorpay
      .list()
      .find(({ type }) => type === 'payment.dispute.created')
    assert.containsSubset(JSON.parse(created?.body ?? '{}'), {
      contains: ['payment', 'dispute'],
      payload: {
        payment: { entity: { id: payment.id } },
        dispute: { entity: { id: dispute.id, status: 'open', amount_deducted: 0 } },
      },
    })
  })

  test('a dispute that is won or closed costs nothing', async ({ assert, cleanup }) => {
    const sandbox = await sandboxForTest(cleanup)
    const { razorpay } = sandbox.control
    const payment = await paidPayment(sandbox)
    for (const turn of ['won', 'closed'] as const) {
      razorpay.decideDispute(razorpay.dispute(payment.id, { phase: 'fraud' }).id, turn)
    }
    assert.equal(sandbox.control.ledger().sums.INR.netMinor, 12_345)
    assert.includeMembers(eventTypes(sandbox, 'razorpay'), [
      'payment.dispute.won',
      'payment.dispute.closed',
    ])
  })

  test('money under dispute, or lost, is not refunded', async ({ assert, cleanup }) => {
    const sandbox = await sandboxForTest(cleanup)
    const { razorpay } = sandbox.control
    const payment = await paidPayment(sandbox)
    const dispute = razorpay.dispute(payment.id, { amount: 12_000 })
    assert.throws(() => razorpay.dispute(payment.id, { amount: 346 }), ControlRefusal)
    assert.throws(() => razorpay.refund(payment.id, 100), ControlRefusal)
    razorpay.decideDispute(dispute.id, 'lost')
    assert.throws(() => razorpay.refund(payment.id, 346), ControlRefusal)
    assert.equal(razorpay.refund(payment.id).amount, 345)
    assert.throws(() => razorpay.refund(payment.id), ControlRefusal)
    assert.equal(sandbox.control.ledger().sums.INR.netMinor, 0)
  })

  test('the list has pages, newest first, and no filters but the documented', async ({
    assert,
    cleanup,
  }) => {
    const sandbox = await sandboxForTest(cleanup)
    const payment = await paidPayment(sandbox)
    const ids = Array.from(
      { length: 12 },
      () => sandbox.control.razorpay.dispute(payment.id, { amount: 100 }).id
    ).reverse()
    const get = (rest: string) => razorpayCall(sandbox, `/v1/disputes${rest}`)
    const list = async (query: string) => {
      const { items } = await jsonOf<{ items: { id: string }[] }>(get(query))
      return items.map(({ id }) => id)
    }
    assert.deepEqual(await list(''), ids.slice(0, 10))
    assert.deepEqual(await list('?count=5&skip=10'), ids.slice(10))
    assert.equal(await statusOf(get(`?payment_id=${payment.id}`)), 400)
    assert.equal(await statusOf(get('?expand[]=order')), 400)
    assert.equal(await statusOf(get('/disp_short')), 400)
    assert.containsSubset(await jsonOf(get(`/${ids[0]}?expand[]=payment`)), {
      payment: { id: payment.id },
    })
  })
})

test.group('Disputes and reversals at PayPal', () => {
  test('a dispute is found by its transaction, and costs the merchant when it is lost', async ({
    assert,
    cleanup,
  }) => {
    const sandbox = await sandboxForTest(cleanup)
    const { paypal } = sandbox.control
    const { captureId } = await paidCapture(sandbox)
    const list = `/v1/customer/disputes?disputed_transaction_id=${captureId}`
    assert.notProperty(await jsonOf(paypalCall(sandbox, 'GET', list)), 'items')
    const amount = { currency_code: 'USD', value: '23.45' }
    const dispute = paypal.dispute(captureId, { amount, reason: 'UNAUTHORISED' })
    assert.containsSubset(await jsonOf(paypalCall(sandbox, 'GET', list)), {
      items: [{ dispute_id: dispute.id, dispute_amount: amount, dispute_state: 'REQUIRED_ACTION' }],
    })
    const partial = { amount: { currency_code: 'USD', value: '1.00' } }
    const refund = `/v2/payments/captures/${captureId}/refund`
    assert.containsSubset(await jsonOf(paypalCall(sandbox, 'POST', refund, partial)), {
      details: [{ issue: 'TRANSACTION_DISPUTED' }],
    })
    paypal.decideDispute(dispute.id, 'under_review')
    assert.equal(sandbox.control.ledger().sums.USD.netMinor, 12_345)
    paypal.decideDispute(dispute.id, 'lost')
    const found = await jsonOf(paypalCall(sandbox, 'GET', `/v1/customer/disputes/${dispute.id}`))
    assert.containsSubset(found, {
      status: 'RESOLVED',
      dispute_outcome: { outcome_code: 'RESOLVED_BUYER_FAVOUR', amount_refunded: amount },
      disputed_transactions: [{ seller_transaction_id: captureId }],
    })
    assert.equal(sandbox.control.ledger().sums.USD.netMinor, 10_000)
    assert.includeMembers(eventTypes(sandbox, 'paypal'), [
      'CUSTOMER.DISPUTE.CREATED',
      'CUSTOMER.DISPUTE.UPDATED',
      'CUSTOMER.DISPUTE.RESOLVED',
    ])
    assert.deepEqual(sandbox.control.violations(), [])
  })

  test('a dispute that is won, cancelled or paid out by PayPal costs nothing', async ({
    assert,
    cleanup,
  }) => {
    const sandbox = await sandboxForTest(cleanup)
    const { captureId } = await paidCapture(sandbox)
    for (const verdict of ['won', 'canceled', 'payout'] as const) {
      const { id } = sandbox.control.paypal.dispute(captureId)
      sandbox.control.paypal.decideDispute(id, verdict)
      assert.equal(await statusOf(paypalCall(sandbox, 'GET', `/v1/customer/disputes/${id}`)), 200)
    }
    assert.equal(sandbox.control.ledger().sums.USD.netMinor, 12_345)
    assert.deepEqual(sandbox.control.violations(), [])
  })

  test('a chargeback that shows as a reversal too takes the money once', async ({
    assert,
    cleanup,
  }) => {
    const sandbox = await sandboxForTest(cleanup)
    const { paypal } = sandbox.control
    const { captureId, orderId } = await paidCapture(sandbox)
    const { id } = paypal.dispute(captureId, { channel: 'EXTERNAL' })
    const refund = `/v2/payments/captures/${captureId}/refund`
    assert.containsSubset(await jsonOf(paypalCall(sandbox, 'POST', refund, {})), {
      details: [{ issue: 'REFUND_NOT_PERMITTED_DUE_TO_CHARGEBACK' }],
    })
    paypal.decideDispute(id, 'lost', { reverses: true })
    const order = await jsonOf(paypalCall(sandbox, 'GET', `/v2/checkout/orders/${orderId}`))
    assert.containsSubset(order, {
      purchase_units: [
        { payments: { captures: [{ status: 'REFUNDED' }], refunds: [{ status: 'COMPLETED' }] } },
      ],
    })
    assert.equal(sandbox.control.ledger().sums.USD.netMinor, 0)
    assert.throws(() => paypal.dispute(captureId), ControlRefusal)
    assert.deepEqual(sandbox.control.violations(), [])
  })

  test('a reversal, whole or in part, is found with the order and by its own id', async ({
    assert,
    cleanup,
  }) => {
    const sandbox = await sandboxForTest(cleanup)
    const { paypal } = sandbox.control
    const { captureId, orderId } = await paidCapture(sandbox)
    const part = { currency_code: 'USD', value: '23.45' }
    assert.equal(paypal.reverse(captureId, part).status, 'PARTIALLY_REFUNDED')
    const path = `/v2/checkout/orders/${orderId}`
    type Order = { purchase_units: { payments: { refunds: { id: string; amount: object }[] } }[] }
    const order = await jsonOf<Order>(paypalCall(sandbox, 'GET', path))
    const [{ id, amount }] = order.purchase_units[0].payments.refunds
    assert.deepEqual(amount, part)
    assert.containsSubset(await jsonOf(paypalCall(sandbox, 'GET', `/v2/payments/refunds/${id}`)), {
      id,
      status: 'COMPLETED',
    })
    const [event] = sandbox.control.events.paypal.list().slice(-1)
    assert.equal(event.type, 'PAYMENT.CAPTURE.REVERSED')
    const told = JSON.parse(event.body)
    assert.containsSubset(told, { resource_type: 'refund', resource: { id, amount: part } })
    assert.isTrue(
      told.resource.links.some(
        (link: { rel: string; href: string }) => link.rel === 'up' && link.href.endsWith(captureId)
      )
    )
    const tooMuch = { currency_code: 'USD', value: '100.01' }
    assert.throws(() => paypal.reverse(captureId, tooMuch), ControlRefusal)
    assert.equal(paypal.reverse(captureId).status, 'REFUNDED')
    assert.throws(() => paypal.reverse(captureId), ControlRefusal)
    assert.equal(sandbox.control.ledger().sums.USD.netMinor, 0)
    assert.deepEqual(sandbox.control.violations(), [])
  })

  test('the list has pages and filters, and refuses what the API refuses', async ({
    assert,
    cleanup,
  }) => {
    const sandbox = await sandboxForTest(cleanup)
    const { captureId } = await paidCapture(sandbox)
    const cent = { currency_code: 'USD', value: '0.01' }
    const ids = Array.from(
      { length: 5 },
      () => sandbox.control.paypal.dispute(captureId, { amount: cent }).id
    ).reverse()
    sandbox.control.paypal.decideDispute(ids[4], 'won')
    type Page = { items?: { dispute_id: string }[]; links: { rel: string; href: string }[] }
    const list = (query: string) => paypalCall(sandbox, 'GET', `/v1/customer/disputes?${query}`)
    const seen: string[] = []
    let next: string | undefined = 'page_size=2'
    while (next) {
      const page: Page = await jsonOf<Page>(list(next))
      seen.push(...(page.items ?? []).map((item) => item.dispute_id))
      const link = page.links.find(({ rel }) => rel === 'next')
      next = link && new URL(link.href).search.slice(1)
    }
    assert.deepEqual(seen, ids)
    const resolved = await jsonOf<Page>(list('dispute_state=RESOLVED'))
    assert.deepEqual(
      resolved.items?.map((item) => item.dispute_id),
      [ids[4]]
    )
    const recent = new Date(sandbox.control.clock.now() - DAY_MS).toISOString()
    assert.equal(await statusOf(list(`start_time=${recent}`)), 200)
    for (const bad of [
      `start_time=${recent}&disputed_transaction_id=${captureId}`,
      'start_time=2001-01-01T00:00:00Z',
      'start_time=yesterday',
      'page_size=51',
      'page_size=many',
      'next_page_token=x',
    ]) {
      assert.equal(await statusOf(list(bad)), 400, bad)
    }
    sandbox.control.clock.advance(181 * DAY_MS)
    assert.notProperty(await jsonOf(list('')), 'items')
    const unknown = paypalCall(sandbox, 'GET', '/v1/customer/disputes/PP-R-1')
    assert.equal(await statusOf(unknown), 404)
    assert.deepEqual(sandbox.control.violations(), [])
  })
})
