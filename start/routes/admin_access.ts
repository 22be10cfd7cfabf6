import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'

/* Staff signing in with a cookie of their own, and what they do about themselves with it. */
router
  .group(() => {
    router.post('session', [controllers.admin.StaffSessions, 'store'])
    router.delete('session', [controllers.admin.StaffSessions, 'destroy'])
    router.post('session/second-factor', [controllers.admin.StaffSecondFactors, 'store'])
    router.post('session/passkey-options', [controllers.admin.StaffPasskeySignIns, 'options'])
    router.post('session/passkey', [controllers.admin.StaffPasskeySignIns, 'store'])
  })
  .prefix('/api/v1/admin')
  .as('admin')
  .use([
    middleware.noStore(),
    middleware.refusals(),
    middleware.origin({ ownOnly: true }),
    middleware.body(),
    middleware.staffSession({ always: true }),
    middleware.auth(),
  ])

const inPerson = [
  middleware.noStore(),
  middleware.refusals(),
  middleware.staffSession(),
  middleware.auth(),
]

router
  .get('session', [controllers.admin.StaffSessions, 'show'])
  .prefix('/api/v1/admin')
  .as('admin.staff_sessions.show')
  .use([...inPerson, middleware.staff({ inPerson: true, isSeen: false })])

router
  .group(() => {
    router.get('sessions', [controllers.admin.StaffDevices, 'index'])
    router.delete('sessions', [controllers.admin.StaffDevices, 'clear'])
    router.delete('sessions/:id', [controllers.admin.StaffDevices, 'destroy'])

    router.put('profile/password', [controllers.admin.StaffPasswords, 'update'])
    router.get('profile/factors', [controllers.factors.Factors, 'show'])
    router.post('profile/totp', [controllers.factors.Totp, 'store'])
    router.put('profile/totp', [controllers.factors.Totp, 'update'])
    router.delete('profile/totp', [controllers.factors.Totp, 'destroy'])
    router.post('profile/recovery-codes', [controllers.factors.RecoveryCodes, 'store'])
    router.post('profile/passkeys/options', [controllers.factors.Passkeys, 'options'])
    router.post('profile/passkeys', [controllers.factors.Passkeys, 'store'])
    router.patch('profile/passkeys/:id', [controllers.factors.Passkeys, 'update'])
    router.delete('profile/passkeys/:id', [controllers.factors.Passkeys, 'destroy'])
  })
  .prefix('/api/v1/admin')
  .as('admin')
  .use([...inPerson, middleware.staff({ inPerson: true }), middleware.body()])
