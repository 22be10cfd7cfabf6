import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { adminApi, middleware } from '#start/kernel'

/* The people of clients, as staff work on them. */
router
  .group(() => {
    router.get('clients/:id/accounts', [controllers.admin.ClientAccounts, 'index'])
    router
      .post('clients/:id/accounts', [controllers.admin.ClientAccounts, 'store'])
      .use(middleware.body())
    router
      .put('memberships/:id/disabling', [controllers.admin.MembershipDisablings, 'update'])
      .use(middleware.body())
    router.delete('memberships/:id/disabling', [controllers.admin.MembershipDisablings, 'destroy'])
    router
      .post('memberships/:id/invite', [controllers.admin.MembershipInvites, 'store'])
      .use(middleware.body())
    router.delete('memberships/:id/invite', [controllers.admin.MembershipInvites, 'destroy'])
    router.delete('memberships/:id/sessions', [controllers.admin.MembershipSessions, 'destroy'])
    router.delete('memberships/:id/factors', [controllers.admin.MembershipFactors, 'destroy'])
  })
  .prefix('/api/v1/admin')
  .as('admin')
  .use(adminApi)
