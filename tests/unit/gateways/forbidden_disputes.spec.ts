import { test } from '@japa/runner'
import Razorpay from 'razorpay'
import { noAnswer } from '#gateways/no_answer'
import type { GatewayPayment } from '#gateways/payment_gateway'
import type { Answer } from '#gateways/razorpay/client'
import { withDisputes } from '#gateways/razorpay/disputes'

const captured: GatewayPayment = {
  gatewayPaymentId: 'pay_00000000000001',
  amount: null,
  status: 'captured',
  method: 'card',
  methodDetail: 'card',
  capturedAt: null,
  pendingReason: null,
  refunds: [],
  refundsComplete: true,
  disputes: [],
  disputesComplete: false,
}

const sdk = new Razorpay({ key_id: 'rzp_test_key', key_secret: 'secret' })

async function told(answer: Answer) {
  const [payment] = await withDisputes(sdk, () => Promise.resolve(answer), [captured])
  const { disputesComplete, disputesForbidden } = payment
  return { disputesComplete, disputesForbidden }
}

test.group('Disputes that could not be listed', () => {
  test('keys that may not read them are told from silence', async ({ assert }) => {
    const words = { code: 'BAD_REQUEST_ERROR', message: 'Not permitted', reason: null }
    assert.deepEqual(await told({ outcome: 'refused', status: 403, ...words }), {
      disputesComplete: false,
      disputesForbidden: true,
    })
    assert.deepEqual(await told(noAnswer('no answer')), {
      disputesComplete: false,
      disputesForbidden: false,
    })
    assert.deepEqual(await told({ outcome: 'answered', body: { items: [] } }), {
      disputesComplete: true,
      disputesForbidden: false,
    })
  })
})
