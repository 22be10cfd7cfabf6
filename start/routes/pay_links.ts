import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware, portalApi } from '#start/kernel'

/*
 * Pay links. Showing the page of one uses nothing up: the page sends the token in a body, where no
 * log and no other site sees it.
 */
router
  .group(() => {
    router.post('pay-links/session', [controllers.portal.PayLinkSessions, 'store'])
    router.post('pay-links/renewal', [controllers.portal.PayLinkRenewals, 'store'])

    router
      .group(() => {
        router.post('pay-links/code', [controllers.portal.PayLinkCodes, 'store'])
        router.put('pay-links/code', [controllers.portal.PayLinkCodes, 'update'])
      })
      .use(middleware.client({ byPayLink: true }))

    router
      .group(() => {
        router.get('pay-links', [controllers.portal.PayLinks, 'index'])
        router.delete('pay-links/:id', [controllers.portal.PayLinks, 'destroy'])
      })
      .use(middleware.client())
  })
  .prefix('/api/v1/client-portal')
  .as('portal')
  .use([...portalApi, middleware.portalOpen()])
