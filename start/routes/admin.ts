import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'

/*
 * For the CLI and other systems, by token. Whoever calls is known before a body is read.
 */
router
  .group(() => {
    router.get('identity', [controllers.admin.Identity, 'show'])
    router.get('status', [controllers.admin.Status, 'show'])
    router.put('portal-opening', [controllers.admin.PortalOpenings, 'update'])
    router.delete('portal-opening', [controllers.admin.PortalOpenings, 'destroy'])
    router.post('accounts', [controllers.admin.Accounts, 'store']).use(middleware.body())
    router.post('invites', [controllers.admin.Invites, 'store']).use(middleware.body())
    router.get('clients', [controllers.admin.Clients, 'index'])
    router.get('invoices', [controllers.admin.Invoices, 'index'])
    // Its body is read past the parser: bytes, not text.
    router.post('invoice-imports', [controllers.admin.InvoiceImports, 'store'])
    router.get('audit-events', [controllers.admin.AuditEvents, 'index'])
  })
  .prefix('/api/v1/admin')
  .as('admin')
  .use([middleware.noStore(), middleware.auth(), middleware.staff()])
