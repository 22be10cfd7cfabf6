import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { adminApi, middleware } from '#start/kernel'

/* What a client can be paid for, and long work on payments, which the worker does. */
router
  .group(() => {
    router.get('payable-invoices', [controllers.admin.PayableInvoices, 'index'])
    router
      .post('reconciliations', [controllers.admin.Reconciliations, 'store'])
      .use(middleware.body())
    router.post('event-replays', [controllers.admin.BulkReplays, 'store']).use(middleware.body())
  })
  .prefix('/api/v1/admin')
  .as('admin')
  .use(adminApi)
