import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { adminApi, middleware } from '#start/kernel'

/*
 * What the portal sends, and what comes back.
 */
router
  .group(() => {
    router.get('mails', [controllers.admin.Mails, 'index'])
    router.get('mails/:id', [controllers.admin.Mails, 'show'])
    router
      .put('mails/:id/queueing', [controllers.admin.MailQueueings, 'update'])
      .use(middleware.body())
    router.post('mail-bounces', [controllers.admin.MailBounces, 'store']).use(middleware.body())
  })
  .prefix('/api/v1/admin')
  .as('admin')
  .use(adminApi)
