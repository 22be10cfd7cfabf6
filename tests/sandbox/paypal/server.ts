import { Router } from '#tests/sandbox/http/router'
import { approvalPages } from '#tests/sandbox/paypal/approval_page'
import { disputesApi } from '#tests/sandbox/paypal/disputes_api'
import { certificatesApi, notificationsApi } from '#tests/sandbox/paypal/notifications_api'
import { ordersApi } from '#tests/sandbox/paypal/orders_api'
import { paymentsApi } from '#tests/sandbox/paypal/payments_api'
import { bearerGuard, tokensApi } from '#tests/sandbox/paypal/tokens_api'
import type { PaypalWorld } from '#tests/sandbox/paypal/world'

/** PayPal's routes: the API behind a bearer token; tokens, certificates and pages in the open. */
export function paypalRouter(world: PaypalWorld): Router {
  const open = new Router()
  tokensApi(open, world)
  certificatesApi(open, world)
  approvalPages(open, world)
  const api = new Router(bearerGuard(world))
  ordersApi(api, world)
  paymentsApi(api, world)
  disputesApi(api, world)
  notificationsApi(api, world)
  return open.include(api)
}
