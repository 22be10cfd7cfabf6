import router from '@adonisjs/core/services/router'
import { middleware } from '#start/kernel'

/** What gateways send: the signature over the raw body is the sign-in. */
router
  .group(() => {})
  .prefix('/webhooks')
  .as('webhooks')
  .use([middleware.body()])
