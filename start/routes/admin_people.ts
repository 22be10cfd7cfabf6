import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { adminApi, middleware } from '#start/kernel'

/* Clients and their people, as staff work on them. */
router
  .group(() => {
    router.get('clients', [controllers.admin.Clients, 'index'])
    router.get('clients/export', [controllers.admin.ClientExports, 'show'])
    router.get('clients/by-ref/:ref', [controllers.admin.ReferredClients, 'show'])
    router
      .put('clients/by-ref/:ref', [controllers.admin.ReferredClients, 'update'])
      .use(middleware.body())
    router.get('clients/:id', [controllers.admin.Clients, 'show'])
    router.patch('clients/:id', [controllers.admin.Clients, 'update']).use(middleware.body())
    router.get('client-imports/template', [controllers.admin.ClientImports, 'template'])
    router.post('client-imports', [controllers.admin.ClientImports, 'store'])

    router.get('accounts', [controllers.admin.Accounts, 'index'])
    router.get('invites', [controllers.admin.Invites, 'index'])

    router.post('accounts', [controllers.admin.Accounts, 'store']).use(middleware.body())
    // Their bodies are read past the parser: files of any size.
    router.post('accounts/bulk', [controllers.admin.Accounts, 'import'])
    router.post('invites', [controllers.admin.Invites, 'store']).use(middleware.body())
    router.post('invites/bulk', [controllers.admin.Invites, 'import'])

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
