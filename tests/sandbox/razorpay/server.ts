import { basicCredentials } from '#tests/sandbox/http/exchange'
import { Router } from '#tests/sandbox/http/router'
import { checkoutPages } from '#tests/sandbox/razorpay/checkout'
import { disputesApi } from '#tests/sandbox/razorpay/disputes_api'
import { unauthenticated } from '#tests/sandbox/razorpay/errors'
import { ordersApi } from '#tests/sandbox/razorpay/orders_api'
import { paymentsApi } from '#tests/sandbox/razorpay/payments_api'
import type { RazorpayWorld } from '#tests/sandbox/razorpay/world'

/** Razorpay's routes: the API behind HTTP Basic, checkout in the open. */
export function razorpayRouter(world: RazorpayWorld): Router {
  const api = new Router((exchange) => {
    const credentials = basicCredentials(exchange)
    const { keyId, keySecret } = world.keys
    const known = credentials?.user === keyId && credentials.password === keySecret
    return known ? null : unauthenticated()
  })
  ordersApi(api, world)
  paymentsApi(api, world)
  disputesApi(api, world)
  const open = new Router()
  checkoutPages(open, world)
  return open.include(api)
}
