import paypal from '@paypal/checkout-server-sdk'
import { list, text } from '#gateways/answer'
import { listDisputes, type Disputes } from '#gateways/paypal/disputes'
import { readOrder } from '#gateways/paypal/order'
import { withDisputes, withUnlistedReversal } from '#gateways/paypal/taken_back'
import type { PayPalClient } from '#gateways/paypal/client'
import {
  absentState,
  unknownState,
  type GatewayIntent,
  type GatewayState,
} from '#gateways/payment_gateway'

type Found = { order: unknown; state: GatewayState }

/** What PayPal says of an order, and when the order changed last, in PayPal's words. */
type Inspected = { state: GatewayState; updateTime: string | null }

/**
 * The order with its captures, their refunds and, where money moved, their disputes. The order is
 * read again after a dispute turned out lost: the reversal that goes with it may be newer than the
 * first reading, and money that is told in two ways must be seen in both.
 */
export async function inspectOrder(
  client: PayPalClient,
  intent: GatewayIntent,
  orderId: string
): Promise<Inspected> {
  const first = await readOnce(client, intent, orderId)
  const captured = first.state.payments.filter(({ status }) => status === 'captured')
  if (captured.length === 0) return inspected(first)

  const found = new Map<string, Disputes>()
  for (const { gatewayPaymentId } of captured) {
    found.set(gatewayPaymentId, await listDisputes(client, gatewayPaymentId))
  }
  const isLost = [...found.values()].some(({ disputes }) =>
    disputes.some(({ status }) => status === 'lost')
  )
  const { order, state } = isLost ? await readOnce(client, intent, orderId) : first
  const statuses = captureStatuses(order)
  const areAwaited = intent.refundsAwaited === true && intent.refundsOverdue !== true
  const payments = state.payments.map((payment) => {
    const disputes = found.get(payment.gatewayPaymentId)
    const status = statuses.get(payment.gatewayPaymentId) ?? null
    const contested = disputes ? withDisputes(payment, disputes, intent.publicId) : payment
    return withUnlistedReversal(contested, status, areAwaited)
  })
  return inspected({ order, state: { ...state, payments } })
}

function inspected({ order, state }: Found): Inspected {
  return { state, updateTime: text(order, 'update_time') }
}

async function readOnce(
  client: PayPalClient,
  intent: GatewayIntent,
  orderId: string
): Promise<Found> {
  const answer = await client.ask(new paypal.orders.OrdersGetRequest(orderId))
  if (answer.outcome === 'refused') {
    const isAbsent = answer.status === 404
    return {
      order: null,
      state: isAbsent ? absentState(intent) : unknownState(intent, answer.message),
    }
  }
  if (answer.outcome === 'unknown') {
    return { order: null, state: unknownState(intent, answer.reason) }
  }
  const state = readOrder(answer.body) ?? unknownState(intent, 'the order could not be read')
  return { order: answer.body, state }
}

function captureStatuses(order: unknown): Map<string, string | null> {
  const captures = list(order, 'purchase_units', 0, 'payments', 'captures')
  return new Map(captures.map((one) => [text(one, 'id') ?? '', text(one, 'status')]))
}
