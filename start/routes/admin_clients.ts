import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { adminApi, middleware } from '#start/kernel'

/* What staff know and write down about one client, and what its people may do. */
router
  .group(() => {
    router.get('clients/:id/activity', [controllers.admin.ClientActivity, 'index'])
    router.get('clients/:id/notes', [controllers.admin.ClientNotes, 'index'])
    router
      .post('clients/:id/notes', [controllers.admin.ClientNotes, 'store'])
      .use(middleware.body())
    router
      .patch('client-notes/:id', [controllers.admin.ClientNotes, 'update'])
      .use(middleware.body())
    router
      .put('client-notes/:id/deletion', [controllers.admin.NoteDeletions, 'update'])
      .use(middleware.body())
    router.delete('client-notes/:id/deletion', [controllers.admin.NoteDeletions, 'destroy'])
    router
      .put('memberships/:id/role', [controllers.admin.MembershipRoles, 'update'])
      .use(middleware.body())
  })
  .prefix('/api/v1/admin')
  .as('admin')
  .use(adminApi)

/* In person: a token gets no link that lets somebody in. */
router
  .post('memberships/:id/invite-link', [controllers.admin.InviteLinks, 'store'])
  .prefix('/api/v1/admin')
  .as('admin.invite_links.store')
  .use([
    middleware.noStore(),
    middleware.refusals(),
    middleware.staffSession(),
    middleware.auth(),
    middleware.staff({ inPerson: true, hasFactor: true }),
    middleware.body(),
  ])
