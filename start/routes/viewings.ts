import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'

/* Staff who look at the portal as a client sees it: in person, after their second factor. */
router
  .post('clients/:id/viewings', [controllers.admin.ClientViewings, 'store'])
  .prefix('/api/v1/admin')
  .as('admin.client_viewings.store')
  .use([
    middleware.noStore(),
    middleware.refusals(),
    middleware.staffSession(),
    middleware.auth(),
    middleware.staff({ inPerson: true, hasFactor: true }),
    middleware.body(),
  ])

// All that may be done with a viewing: ending it. So it does not go through what stops all else.
router
  .delete('viewing', [controllers.portal.Viewings, 'destroy'])
  .prefix('/api/v1/client-portal')
  .as('portal.viewings.destroy')
  .use([middleware.noStore(), middleware.refusals(), middleware.origin({ ownOnly: true })])
