import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { adminApi, middleware } from '#start/kernel'

/* The people of the company, and the tokens that act for them. */
router
  .group(() => {
    router.get('staff', [controllers.admin.Staff, 'index'])
    router.post('staff', [controllers.admin.Staff, 'store']).use(middleware.body())
    router.patch('staff/:id', [controllers.admin.Staff, 'update']).use(middleware.body())
    router
      .put('staff/:id/disabling', [controllers.admin.StaffDisablings, 'update'])
      .use(middleware.body())
    router.delete('staff/:id/disabling', [controllers.admin.StaffDisablings, 'destroy'])
    router
      .post('staff/:id/invite', [controllers.admin.StaffInvites, 'store'])
      .use(middleware.body())
    router.delete('staff/:id/sessions', [controllers.admin.ColleagueSessions, 'destroy'])
    router.delete('staff/:id/factors', [controllers.admin.ColleagueFactors, 'destroy'])

    router.get('tokens', [controllers.admin.Tokens, 'index'])
    router.post('tokens', [controllers.admin.Tokens, 'store']).use(middleware.body())
    router.delete('tokens/:id', [controllers.admin.Tokens, 'destroy'])
    router.delete('identity/token', [controllers.admin.CurrentTokens, 'destroy'])
  })
  .prefix('/api/v1/admin')
  .as('admin')
  .use(adminApi)

/* Before anybody is signed in: no cookie is read, and none is set. */
router
  .group(() => {
    router.post('staff-password-resets', [controllers.admin.StaffPasswordResets, 'store'])
    router.get('staff-links/:token', [controllers.admin.StaffLinks, 'show'])
    router.put('staff-links/:token', [controllers.admin.StaffLinks, 'update'])
    router.post('cli-sign-ins', [controllers.admin.CliSignIns, 'store'])
    router.post('cli-sign-ins/token', [controllers.admin.CliSignIns, 'token'])
  })
  .prefix('/api/v1/admin')
  .as('admin')
  .use([
    middleware.noStore(),
    middleware.refusals(),
    middleware.origin({ ownOnly: true }),
    middleware.body(),
  ])

/* In person: a token approves no other, and nobody does before their second factor is set up. */
router
  .group(() => {
    router.get('cli-approvals/:userCode', [controllers.admin.CliApprovals, 'show'])
    router.put('cli-approvals/:userCode', [controllers.admin.CliApprovals, 'update'])
    router.delete('cli-approvals/:userCode', [controllers.admin.CliApprovals, 'destroy'])
  })
  .prefix('/api/v1/admin')
  .as('admin')
  .use([
    middleware.noStore(),
    middleware.refusals(),
    middleware.staffSession(),
    middleware.auth(),
    middleware.staff({ inPerson: true, hasFactor: true }),
    middleware.body(),
  ])
