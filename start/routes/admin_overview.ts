import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { adminApi, middleware } from '#start/kernel'

/*
 * How things stand, at a glance.
 */
router
  .group(() => {
    router.get('overview', [controllers.admin.Overview, 'show'])
    router.get('diagnosis', [controllers.admin.Diagnosis, 'show'])
    router.get('audit-log', [controllers.admin.AuditLog, 'index'])
    router.get('audit-checks', [controllers.admin.AuditChecks, 'index'])
    router.post('audit-checks', [controllers.admin.AuditChecks, 'store']).use(middleware.body())
  })
  .prefix('/api/v1/admin')
  .as('admin')
  .use(adminApi)
