import router from '@adonisjs/core/services/router'

import { controllers } from '#generated/controllers'
import { publicIdPattern } from '#domain/shared/public_id'
import '#start/routes/admin'
import '#start/routes/admin_access'
import '#start/routes/admin_clients'
import '#start/routes/admin_invoices'
import '#start/routes/admin_jobs'
import '#start/routes/admin_payments'
import '#start/routes/admin_mails'
import '#start/routes/admin_overview'
import '#start/routes/admin_people'
import '#start/routes/admin_reminders'
import '#start/routes/admin_staff'
import '#start/routes/admin_settings'
import '#start/routes/api_document'
import '#start/routes/portal'
import '#start/routes/portal_access'
import '#start/routes/portal_people'
import '#start/routes/pay_links'
import '#start/routes/questions'
import '#start/routes/viewings'
import '#start/routes/webhooks'
import '#start/routes/pages'
import { middleware } from '#start/kernel'

/** What cannot be an id is nowhere, and reaches no query. */
router.where('id', publicIdPattern)

router.get('/health', () => ({ status: 'ok' })).use(middleware.noStore())
router
  .get('/health/ready', [controllers.health.Readiness, 'show'])
  .use([middleware.noStore(), middleware.auth()])
