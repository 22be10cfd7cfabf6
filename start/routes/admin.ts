import router from '@adonisjs/core/services/router'
import { middleware } from '#start/kernel'

/** Staff and other systems, by API token. */
router
  .group(() => {})
  .prefix('/api/v1/admin')
  .as('admin')
  .use([
    middleware.headers(),
    middleware.noStore(),
    middleware.auth(),
    middleware.staff(),
    middleware.body(),
  ])
