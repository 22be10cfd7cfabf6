import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'

/*
 * What gateways send. The signature over the raw body is the sign-in, so there is no session, no
 * origin check and no body parser here.
 */
router
  .group(() => {
    router.post('razorpay', [controllers.webhooks.RazorpayEvents, 'store'])
    router.post('paypal', [controllers.webhooks.PaypalEvents, 'store'])
  })
  .prefix('/webhooks')
  .as('webhooks')
  .use(middleware.noStore())
