import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware, portalApi } from '#start/kernel'

/* Into the portal: signing in and out, invites, passwords. One may leave while it is off. */
router
  .group(() => {
    router.delete('session', [controllers.portal.Session, 'destroy'])
    router
      .get('session', [controllers.portal.Session, 'show'])
      .use(middleware.client({ byPayLink: true, byViewing: true, isSeen: false }))
    router
      .put('session/activity', [controllers.portal.Session, 'update'])
      .use(middleware.client({ byPayLink: true }))

    router
      .group(() => {
        router.post('session', [controllers.portal.Session, 'store'])
        router.post('session/second-factor', [controllers.portal.SecondFactors, 'store'])
        router.post('session/passkey-options', [controllers.portal.PasskeySignIns, 'options'])
        router.post('session/passkey', [controllers.portal.PasskeySignIns, 'store'])

        router.get('invites/:token', [controllers.portal.Invites, 'show'])
        router.put('invites/:token', [controllers.portal.Invites, 'update'])
        router.post('invites/:token/renewal', [controllers.portal.Invites, 'renew'])

        router.post('password-resets', [controllers.portal.PasswordResets, 'store'])
        router.get('password-resets/:token', [controllers.portal.PasswordResets, 'show'])
        router.put('password-resets/:token', [controllers.portal.PasswordResets, 'update'])

        router.post('sign-in-links', [controllers.portal.SignInLinks, 'store'])
        router.get('sign-in-links/:token', [controllers.portal.SignInLinks, 'show'])
        router.put('sign-in-links/:token', [controllers.portal.SignInLinks, 'update'])
      })
      .use(middleware.portalOpen())

    router
      .group(() => {
        router.put('profile/password', [controllers.portal.Passwords, 'update'])
        router.get('profile/factors', [controllers.factors.Factors, 'show'])
        router.post('profile/totp', [controllers.factors.Totp, 'store'])
        router.put('profile/totp', [controllers.factors.Totp, 'update'])
        router.delete('profile/totp', [controllers.factors.Totp, 'destroy'])
        router.post('profile/recovery-codes', [controllers.factors.RecoveryCodes, 'store'])
        router.post('profile/passkeys/options', [controllers.factors.Passkeys, 'options'])
        router.post('profile/passkeys', [controllers.factors.Passkeys, 'store'])
        router.patch('profile/passkeys/:id', [controllers.factors.Passkeys, 'update'])
        router.delete('profile/passkeys/:id', [controllers.factors.Passkeys, 'destroy'])

        router.put('session/membership', [controllers.portal.SessionMembership, 'update'])
        router.get('sessions', [controllers.portal.Devices, 'index'])
        router.delete('sessions', [controllers.portal.Devices, 'clear'])
        router.delete('sessions/:id', [controllers.portal.Devices, 'destroy'])
      })
      .use([middleware.portalOpen(), middleware.client()])
  })
  .prefix('/api/v1/client-portal')
  .as('portal')
  .use(portalApi)
