import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { adminApi, middleware } from '#start/kernel'

/* Long work that staff started: they look at it, and end it. */
router
  .group(() => {
    router.get('jobs', [controllers.admin.Jobs, 'index'])
    router.get('jobs/:id', [controllers.admin.Jobs, 'show'])
    router.get('jobs/:id/rows', [controllers.admin.JobRows, 'index'])
    router
      .put('jobs/:id/cancellation', [controllers.admin.JobCancellations, 'update'])
      .use(middleware.body())
  })
  .prefix('/api/v1/admin')
  .as('admin')
  .use(adminApi)
