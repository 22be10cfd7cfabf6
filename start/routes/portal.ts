import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware, portalApi, portalUploads } from '#start/kernel'

/*
 * The portal's API. While the portal is off, `/bootstrap` answers so that its pages can say so, and
 * who is paying already learns how that ended.
 */
router
  .group(() => {
    router.get('bootstrap', [controllers.portal.Bootstrap, 'show'])

    router
      .group(() => {
        router.get('payment-intents/:id', [controllers.portal.PaymentIntents, 'show'])
        router.post('payment-intents/:id/confirmation', [
          controllers.portal.PaymentConfirmations,
          'store',
        ])
      })
      // Result pages ask every two seconds by themselves.
      .use(middleware.client({ byPayLink: true, isSeen: false }))

    // What also the holder of a pay link reads and does, for its one invoice.
    router
      .group(() => {
        router.get('invoices/:id', [controllers.portal.Invoices, 'show'])
        router.get('invoices/:id/pdf', [controllers.portal.InvoiceDocuments, 'pdf'])
        router.get('invoices/:id/xml', [controllers.portal.InvoiceDocuments, 'xml'])

        router.get('payment-offers', [controllers.portal.PaymentOffers, 'index'])
        router.post('payment-intents', [controllers.portal.PaymentIntents, 'store'])
        router.get('payments/:id/receipt', [controllers.portal.Receipts, 'show'])
      })
      .use([middleware.portalOpen(), middleware.client({ byPayLink: true, byViewing: true })])

    router
      .group(() => {
        router.get('dashboard', [controllers.portal.Dashboard, 'show'])

        router.get('invoices', [controllers.portal.Invoices, 'index'])
        router.post('invoices/:id/transfer-reports', [controllers.portal.TransferReports, 'store'])
        router.get('transfer-reports/:id', [controllers.portal.TransferReports, 'show'])
        router.delete('transfer-reports/:id', [controllers.portal.TransferReports, 'destroy'])
        router.get('transfer-reports/:id/proof', [controllers.portal.TransferProofs, 'show'])

        router.get('payments', [controllers.portal.Payments, 'index'])
        router.get('payments/:id', [controllers.portal.Payments, 'show'])

        router.get('help', [controllers.portal.Help, 'show'])
      })
      .use([middleware.portalOpen(), middleware.client({ byViewing: true })])

    // A person's own: staff who view as the client see none of it.
    router
      .group(() => {
        router.get('profile', [controllers.portal.Profile, 'show'])
        router.patch('profile', [controllers.portal.Profile, 'update'])
        router.get('activity', [controllers.portal.Activity, 'index'])
      })
      .use([middleware.portalOpen(), middleware.client()])
  })
  .prefix('/api/v1/client-portal')
  .as('portal')
  .use(portalApi)

// A file is read byte for byte, past the parser of bodies, once it is known who sends it.
router
  .put('transfer-reports/:id/proof', [controllers.portal.TransferProofs, 'update'])
  .prefix('/api/v1/client-portal')
  .as('portal.transfer_proofs.update')
  .use([...portalUploads, middleware.portalOpen(), middleware.client()])
