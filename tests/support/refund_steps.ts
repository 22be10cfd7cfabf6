import app from '@adonisjs/core/services/app'
import { lockRows, writeTransaction } from '#database/write_transaction'
import { postGatewayDisputes } from '#domain/ledger/refunds/post_gateway_disputes'
import { postGatewayRefunds } from '#domain/ledger/refunds/post_gateway_refunds'
import { reconcileRefunds } from '#domain/ledger/refunds/reconcile_refunds'
import { requestRefund, type RefundRequested } from '#domain/ledger/refunds/request_refund'
import { systemActor } from '#domain/shared/actor'
import type { GatewayDispute, GatewayRefund, PaymentGateway } from '#gateways/payment_gateway'
import { GatewayRegistry } from '#gateways/registry'
import Payment from '#models/payment'
import { gatewayPayment } from '#tests/support/gateway_payment'
import type { PaymentWorld } from '#tests/support/payment_world'

const actor = systemActor('test')

/** Staff ask for money to go back; the client still owes what it was for, unless said. */
export function askRefund(
  world: PaymentWorld,
  payment: Payment,
  gateway: PaymentGateway | null,
  amountMinor: number,
  more: Partial<RefundRequested> = {}
) {
  const request: RefundRequested = {
    paymentId: payment.id,
    amountMinor,
    reason: 'Cancelled',
    stillOwed: true,
    recordedById: null,
    ...more,
  }
  return requestRefund(request, gateway, actor, world.clock.now())
}

/** The turn of the reconciler of refunds, after so many minutes; answers how many it looked at. */
export async function reconcileRefundsAfter(world: PaymentWorld, minutes: number): Promise<number> {
  world.clock.forward({ minutes })
  const registry = await app.container.make(GatewayRegistry)
  const run = await reconcileRefunds((name) => registry.get(name), world.clock.now())
  if (run.failures.length > 0) throw run.failures[0].error
  return run.checked
}

/** What the sandbox's own books say went back, in the payment's minor units. */
export function sentBack(world: PaymentWorld): number {
  const { entries } = world.sandbox.control.ledger()
  return entries
    .filter((entry) => entry.kind === 'refund')
    .reduce((total, entry) => total + entry.amountMinor, 0)
}

/** What the gateway says became of the payment, posted. No disputes: they could not be listed. */
export async function told(
  world: PaymentWorld,
  payment: Payment,
  disputes: Partial<GatewayDispute>[] | null,
  refunds: Partial<GatewayRefund>[] = []
): Promise<void> {
  await writeTransaction(async (trx) => {
    await lockRows(trx, 'payments', [payment.id])
    const locked = await Payment.query({ client: trx }).where('id', payment.id).firstOrFail()
    const captured = gatewayPayment(payment, { disputes, refunds })
    await postGatewayRefunds(trx, locked, captured, actor, world.clock.now())
    await postGatewayDisputes(trx, locked, captured, actor, world.clock.now())
  })
  await payment.refresh()
}
