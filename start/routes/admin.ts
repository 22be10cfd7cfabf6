import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { adminApi, middleware } from '#start/kernel'

/*
 * For the CLI and other systems by token, and for staff with their cookie.
 */
router
  .group(() => {
    router.get('identity', [controllers.admin.Identity, 'show'])
    router.get('status', [controllers.admin.Status, 'show'])
    router.put('portal-opening', [controllers.admin.PortalOpenings, 'update'])
    router.delete('portal-opening', [controllers.admin.PortalOpenings, 'destroy'])
    router
      .post('invoices/:id/pay-links', [controllers.admin.PayLinks, 'store'])
      .use(middleware.body())
    router.get('pay-links', [controllers.admin.PayLinks, 'index'])
    router.delete('pay-links/:id', [controllers.admin.PayLinks, 'destroy'])

    router.get('payments', [controllers.admin.Payments, 'index'])
    router.post('payments', [controllers.admin.Payments, 'store']).use(middleware.body())
    router.get('payments/:id', [controllers.admin.Payments, 'show'])
    router.get('payments/:id/receipt', [controllers.admin.PaymentReceipts, 'show'])
    router.post('payments/:id/refunds', [controllers.admin.Refunds, 'store']).use(middleware.body())
    router.get('refunds/:id', [controllers.admin.Refunds, 'show'])
    router
      .put('refunds/:id/standing', [controllers.admin.RefundStandings, 'update'])
      .use(middleware.body())
    router
      .post('credit-allocations', [controllers.admin.CreditAllocations, 'store'])
      .use(middleware.body())
    router.get('clients/:id/credit', [controllers.admin.ClientCredits, 'show'])

    router.get('payment-intents', [controllers.admin.PaymentIntents, 'index'])
    router.get('payment-intents/:id', [controllers.admin.PaymentIntents, 'show'])
    router
      .post('payment-intents/:id/check', [controllers.admin.PaymentChecks, 'store'])
      .use(middleware.body())

    router
      .post('payment-intents/:id/acceptance', [controllers.admin.HeldPayments, 'accept'])
      .use(middleware.body())
    router
      .post('payment-intents/:id/return', [controllers.admin.HeldPayments, 'return'])
      .use(middleware.body())

    router.get('transfer-reports', [controllers.admin.TransferReports, 'index'])
    router.get('transfer-reports/:id', [controllers.admin.TransferReports, 'show'])
    router.get('transfer-reports/:id/proof', [controllers.admin.TransferReports, 'proof'])
    router
      .post('transfer-reports/:id/confirmation', [controllers.admin.TransferConfirmations, 'store'])
      .use(middleware.body())
    router
      .post('transfer-reports/:id/rejection', [controllers.admin.TransferRejections, 'store'])
      .use(middleware.body())

    router.get('attention', [controllers.admin.Attention, 'show'])
    router.get('gateways', [controllers.admin.Gateways, 'index'])
    // An event goes by its gateway and the gateway's id of it, which has no form of ours.
    router.get('gateway-events', [controllers.admin.GatewayEvents, 'index'])
    router.get('gateway-events/:event', [controllers.admin.GatewayEvents, 'show'])
    router
      .post('gateway-events/:event/replay', [controllers.admin.EventReplays, 'store'])
      .use(middleware.body())
    router.get('rejected-events', [controllers.admin.RejectedEvents, 'index'])

    router.get('audit-events', [controllers.admin.AuditEvents, 'index'])
  })
  .prefix('/api/v1/admin')
  .as('admin')
  .use(adminApi)
