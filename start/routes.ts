import router from '@adonisjs/core/services/router'

import '#start/routes/admin'
import '#start/routes/portal'
import '#start/routes/webhooks'

router.get('/health', () => ({ status: 'ok' }))
