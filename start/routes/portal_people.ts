import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware, portalApi } from '#start/kernel'

/* The people of a client: their addresses, and their colleagues. */
router
  .group(() => {
    router
      .group(() => {
        router.get('email-changes/:token', [controllers.portal.EmailChanges, 'show'])
        router.put('email-changes/:token', [controllers.portal.EmailChanges, 'update'])
      })
      .use(middleware.portalOpen())

    router
      .group(() => {
        router.post('profile/email-changes', [controllers.portal.EmailChanges, 'store'])
        router.delete('profile/email-changes', [controllers.portal.EmailChanges, 'destroy'])

        router.get('teammates', [controllers.portal.Teammates, 'index'])
        router.post('teammates', [controllers.portal.Teammates, 'store'])
        router.patch('teammates/:id', [controllers.portal.Teammates, 'update'])
        router.post('teammates/:id/invites', [controllers.portal.TeammateInvites, 'store'])
        router.delete('teammates/:id', [controllers.portal.Teammates, 'destroy'])
      })
      .use([middleware.portalOpen(), middleware.client()])
  })
  .prefix('/api/v1/client-portal')
  .as('portal')
  .use(portalApi)
