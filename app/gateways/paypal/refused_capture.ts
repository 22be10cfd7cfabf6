import type { GatewayState } from '#gateways/payment_gateway'

/**
 * PayPal's 422s. INSTRUMENT_DECLINED and PAYER_ACTION_REQUIRED leave the order open: the payer is
 * sent back to choose another way. ORDER_ALREADY_CAPTURED and ORDER_COMPLETION_IN_PROGRESS mean
 * that another road got here first; what it did stands in the order.
 */
export function afterRefusedCapture(
  issue: string,
  message: string,
  after: GatewayState
): GatewayState {
  switch (issue) {
    case 'ORDER_ALREADY_CAPTURED':
    case 'ORDER_NOT_APPROVED':
      return after
    case 'ORDER_COMPLETION_IN_PROGRESS':
      return after.state === 'approved' ? { ...after, state: 'processing' } : after
    case 'INSTRUMENT_DECLINED':
    case 'PAYER_ACTION_REQUIRED':
      return after.state === 'approved' ? { ...after, state: 'awaiting_payer' } : after
    default:
      return after.state === 'approved' || after.state === 'awaiting_payer'
        ? { ...after, state: 'failed', failure: { code: issue.toLowerCase(), message } }
        : after
  }
}
