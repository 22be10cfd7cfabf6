import type { Reply } from '#tests/sandbox/http/exchange'
import { paypalId } from '#tests/sandbox/ids'
import type { PaypalCapture, PaypalOrder, PurchaseUnit } from '#tests/sandbox/paypal/entities'
import { refuse } from '#tests/sandbox/paypal/errors'
import { announce } from '#tests/sandbox/paypal/events'
import { captureResource } from '#tests/sandbox/paypal/represent'
import type { PaypalWorld } from '#tests/sandbox/paypal/world'

/** Captures an approved order, or says why not. The order completes even when its money does not. */
export function captureOrder(world: PaypalWorld, order: PaypalOrder): Reply | null {
  const refused = refuseCapture(world, order)
  if (refused) return refused
  order.status = 'COMPLETED'
  order.updateTime = world.clock.iso()
  for (const unit of order.purchaseUnits) captureUnit(world, order, unit)
  return null
}

/** Ends a pending capture: the eCheck cleared, or it did not. */
export function decideCapture(
  world: PaypalWorld,
  capture: PaypalCapture,
  verdict: 'completed' | 'denied'
): boolean {
  if (capture.status !== 'PENDING') return false
  capture.status = verdict === 'completed' ? 'COMPLETED' : 'DECLINED'
  capture.reason = null
  capture.updateTime = world.clock.iso()
  if (capture.status === 'COMPLETED') recordCapture(world, capture)
  const type = capture.status === 'COMPLETED' ? 'COMPLETED' : 'DENIED'
  announce(world, `PAYMENT.CAPTURE.${type}`, 'capture', captureResource(world, capture))
  return true
}

function refuseCapture(world: PaypalWorld, order: PaypalOrder): Reply | null {
  if (order.status === 'COMPLETED') return refuse(422, 'ORDER_ALREADY_CAPTURED')
  if (order.status !== 'APPROVED') return refuse(422, 'ORDER_NOT_APPROVED')
  if (order.outcome === 'insufficient_funds') return refuseDeclined(world, order)
  if (order.outcome === 'payer_action_required') {
    const links = [{ href: payerUrl(world, order), rel: 'payer-action', method: 'GET' as const }]
    return refuse(422, 'PAYER_ACTION_REQUIRED', { links })
  }
  const used = order.purchaseUnits.some(
    ({ invoice_id: id }) => id !== undefined && world.invoiceIds.has(id)
  )
  return used
    ? refuse(422, 'DUPLICATE_INVOICE_ID', { field: '/purchase_units/0/invoice_id' })
    : null
}

export function refuseDeclined(world: PaypalWorld, order: PaypalOrder): Reply {
  const links = [{ href: payerUrl(world, order), rel: 'redirect', method: 'GET' as const }]
  return refuse(422, 'INSTRUMENT_DECLINED', { links })
}

function payerUrl(world: PaypalWorld, order: PaypalOrder): string {
  return `${world.url}/checkoutnow?token=${order.id}`
}

function captureUnit(world: PaypalWorld, order: PaypalOrder, unit: PurchaseUnit): void {
  const { currency_code, value } = order.captureInstead ?? unit.amount
  const pending = order.outcome === 'pending'
  const capture: PaypalCapture = {
    id: paypalId(),
    orderId: order.id,
    status: pending ? 'PENDING' : order.outcome === 'declined' ? 'DECLINED' : 'COMPLETED',
    reason: pending ? 'ECHECK' : null,
    amount: { currency_code, value },
    ...(unit.invoice_id === undefined ? {} : { invoiceId: unit.invoice_id }),
    ...(unit.custom_id === undefined ? {} : { customId: unit.custom_id }),
    referenceId: unit.reference_id,
    refundedUnits: 0,
    createTime: world.clock.iso(),
    updateTime: world.clock.iso(),
  }
  world.captures.set(capture.id, capture)
  order.captureIds.push(capture.id)
  if (capture.status === 'COMPLETED') recordCapture(world, capture)
  if (capture.status !== 'DECLINED' && unit.invoice_id) world.invoiceIds.add(unit.invoice_id)
  const resource = captureResource(world, capture)
  announce(world, `PAYMENT.CAPTURE.${capture.status}`, 'capture', resource)
}

function recordCapture(world: PaypalWorld, capture: PaypalCapture): void {
  world.ledger.record({
    gateway: 'paypal',
    kind: 'capture',
    id: capture.id,
    paymentId: capture.id,
    orderId: capture.orderId,
    currency: capture.amount.currency_code,
    value: capture.amount.value,
    at: world.clock.iso(),
  })
}
