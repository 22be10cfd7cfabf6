import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { notFound } from '#exceptions/problem'
import { middleware } from '#start/kernel'

/*
 * Pages: one shell without a session, so that showing a page makes no session row; the portal asks
 * for everything else. Unknown addresses below the API are problems, never the shell.
 */
router.any('/api/*', () => {
  throw notFound()
})

router.get('/', ({ response }) => response.redirect('/portal/dashboard'))
router.get('/portal', ({ response }) => response.redirect('/portal/dashboard'))

router
  .get('/branding/:file', [controllers.portal.LogoImages, 'show'])
  .where('file', /^[0-9a-f]{64}\.png$/)
  .as('pages.logo')

// A gateway's own script runs on this page alone, so it has a content policy of its own.
router
  .get('/portal/checkout/:intent', [controllers.portal.Checkout, 'show'])
  .as('pages.checkout')
  .use([middleware.noStore(), middleware.viewing(), middleware.session(), middleware.auth()])

// The browser comes back from a gateway: no session is read and no origin asked for.
router
  .group(() => {
    router.post('razorpay/:intent', [controllers.portal.Returns, 'razorpay'])
    router.get('paypal/:intent', [controllers.portal.Returns, 'paypal'])
  })
  .prefix('/portal/return')
  .as('returns')
  .use([middleware.noStore(), middleware.form()])

router
  .group(() => {
    router.get('/admin', [controllers.admin.Shell, 'show']).as('admin_home')
    router.get('/admin/*', [controllers.admin.Shell, 'show']).as('admin')
  })
  .as('pages')
  .use(middleware.noStore())

router
  .get('/portal/*', [controllers.portal.Shell, 'show'])
  .as('pages.portal')
  .use(middleware.noStore())
