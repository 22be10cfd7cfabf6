import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { adminApi, middleware, portalApi } from '#start/kernel'

/* What a client and the company write each other about an invoice. Not for who holds a pay link. */
router
  .group(() => {
    router.get('invoices/:id/messages', [controllers.portal.InvoiceMessages, 'index'])
    router.post('invoices/:id/messages', [controllers.portal.InvoiceMessages, 'store'])
  })
  .prefix('/api/v1/client-portal')
  .as('portal')
  .use([...portalApi, middleware.portalOpen(), middleware.client({ byViewing: true })])

router
  .group(() => {
    router.get('questions', [controllers.admin.Questions, 'index'])
    router.get('questions/:id', [controllers.admin.Questions, 'show'])
    router
      .post('questions/:id/messages', [controllers.admin.QuestionMessages, 'store'])
      .use(middleware.body())
    router
      .put('questions/:id/closing', [controllers.admin.QuestionClosings, 'update'])
      .use(middleware.body())
    router.delete('questions/:id/closing', [controllers.admin.QuestionClosings, 'destroy'])
  })
  .prefix('/api/v1/admin')
  .as('admin')
  .use(adminApi)
