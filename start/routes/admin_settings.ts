import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { adminApi, middleware } from '#start/kernel'

/*
 * What owners decide once for everybody.
 */
router
  .group(() => {
    router.get('settings', [controllers.admin.Settings, 'index'])

    router.get('settings/company', [controllers.admin.CompanySettings, 'show'])
    router
      .patch('settings/company', [controllers.admin.CompanySettings, 'update'])
      .use(middleware.body())

    router.get('settings/branding', [controllers.admin.BrandingSettings, 'show'])
    router
      .patch('settings/branding', [controllers.admin.BrandingSettings, 'update'])
      .use(middleware.body())
    // Its body is read past the parser: bytes, not text.
    router.put('settings/branding/logo', [controllers.admin.BrandLogos, 'update'])
    router.delete('settings/branding/logo', [controllers.admin.BrandLogos, 'destroy'])

    router.get('settings/help', [controllers.admin.HelpSettings, 'show'])
    router.patch('settings/help', [controllers.admin.HelpSettings, 'update']).use(middleware.body())

    router.get('settings/payments', [controllers.admin.PaymentSettings, 'show'])
    router
      .patch('settings/payments', [controllers.admin.PaymentSettings, 'update'])
      .use(middleware.body())

    router.get('settings/security', [controllers.admin.SecuritySettings, 'show'])
    router
      .patch('settings/security', [controllers.admin.SecuritySettings, 'update'])
      .use(middleware.body())
  })
  .prefix('/api/v1/admin')
  .as('admin')
  .use(adminApi)
