import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Refund from '#models/refund'

/** The refund that a gateway knows by this id of its own: at most one. */
export function findGatewayRefund(
  trx: TransactionClientContract,
  gateway: string,
  gatewayRefundId: string
): Promise<Refund | null> {
  return Refund.query({ client: trx })
    .where('gateway', gateway)
    .where('gateway_refund_id', gatewayRefundId)
    .first()
}
