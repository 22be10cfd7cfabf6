import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { notFound } from '#exceptions/problem'
import { middleware } from '#start/kernel'

/*
 * Pages: one shell without a session, so that showing a page makes no session row; the portal asks
 * for everything else. Unknown addresses below the API are problems, never the shell.
 */
router
  .any('/api/*', () => {
    throw notFound()
  })
  .use(middleware.headers())

router.get('/', ({ response }) => response.redirect('/portal/dashboard'))
router.get('/portal', ({ response }) => response.redirect('/portal/dashboard'))

router
  .get('/portal/*', [controllers.portal.Shell, 'show'])
  .as('pages.portal')
  .use([middleware.headers(), middleware.noStore()])
