import router from '@adonisjs/core/services/router'

import '#start/routes/admin'
import '#start/routes/portal'
import '#start/routes/portal_access'
import '#start/routes/webhooks'
import '#start/routes/pages'

router.get('/health', () => ({ status: 'ok' }))
