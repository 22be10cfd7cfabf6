import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { adminApi } from '#start/kernel'

/*
 * How things stand, at a glance.
 */
router
  .group(() => {
    router.get('overview', [controllers.admin.Overview, 'show'])
    router.get('diagnosis', [controllers.admin.Diagnosis, 'show'])
    router.get('audit-log', [controllers.admin.AuditLog, 'index'])
  })
  .prefix('/api/v1/admin')
  .as('admin')
  .use(adminApi)
