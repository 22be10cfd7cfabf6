import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware, portalApi } from '#start/kernel'

/* Into the portal: signing in and out, invites, passwords. One may leave while it is off. */
router
  .group(() => {
    router.delete('session', [controllers.portal.Session, 'destroy'])

    router
      .group(() => {
        router.post('session', [controllers.portal.Session, 'store'])

        router.get('invites/:token', [controllers.portal.Invites, 'show'])
        router.put('invites/:token', [controllers.portal.Invites, 'update'])
        router.post('invites/:token/renewal', [controllers.portal.Invites, 'renew'])

        router.post('password-resets', [controllers.portal.PasswordResets, 'store'])
        router.get('password-resets/:token', [controllers.portal.PasswordResets, 'show'])
        router.put('password-resets/:token', [controllers.portal.PasswordResets, 'update'])
      })
      .use(middleware.portalOpen())

    router
      .put('profile/password', [controllers.portal.Passwords, 'update'])
      .use([middleware.portalOpen(), middleware.client()])
  })
  .prefix('/api/v1/client-portal')
  .as('portal')
  .use(portalApi)
