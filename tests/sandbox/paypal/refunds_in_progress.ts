import type { Exchange, Reply } from '#tests/sandbox/http/exchange'
import { refuse } from '#tests/sandbox/paypal/errors'
import { requestIdOf } from '#tests/sandbox/paypal/orders_api'

/**
 * A refund whose first request is still being worked on (a `delayMs` holds it) is answered 409 when
 * it is asked for again with the same request id: it is neither made nor refused.
 */
export function refundsInProgress() {
  const inProgress = new Set<string>()
  return (operation: string, exchange: Exchange): Reply | (() => void) => {
    const requestId = requestIdOf(exchange)
    if (operation !== 'captures.refund' || requestId === undefined) return () => {}
    const key = `${exchange.params.id} ${requestId}`
    if (inProgress.has(key)) return refuse(409, 'PREVIOUS_REQUEST_IN_PROGRESS')
    inProgress.add(key)
    return () => inProgress.delete(key)
  }
}
