import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { adminApi, middleware } from '#start/kernel'

/* Reminders of invoices: when they go out, with which words, and what became of each. */
router
  .group(() => {
    router.get('settings/reminders', [controllers.admin.ReminderSettings, 'show'])
    router
      .patch('settings/reminders', [controllers.admin.ReminderSettings, 'update'])
      .use(middleware.body())
    router
      .put('settings/reminders/texts/:language/:template', [
        controllers.admin.ReminderTexts,
        'update',
      ])
      .use(middleware.body())
    router
      .delete('settings/reminders/texts/:language/:template', [
        controllers.admin.ReminderTexts,
        'destroy',
      ])
      .use(middleware.body())
    router
      .post('reminder-previews', [controllers.admin.ReminderPreviews, 'store'])
      .use(middleware.body())

    router.get('reminders', [controllers.admin.Reminders, 'index'])
    router.get('reminders/forecast', [controllers.admin.ReminderForecasts, 'show'])
    router.get('reminder-pauses', [controllers.admin.ReminderPauses, 'index'])

    router.get('clients/:id/reminder-pause', [controllers.admin.ClientReminderPauses, 'show'])
    router
      .put('clients/:id/reminder-pause', [controllers.admin.ClientReminderPauses, 'update'])
      .use(middleware.body())
    router.delete('clients/:id/reminder-pause', [controllers.admin.ClientReminderPauses, 'destroy'])
    router.get('invoices/:id/reminder-pause', [controllers.admin.InvoiceReminderPauses, 'show'])
    router
      .put('invoices/:id/reminder-pause', [controllers.admin.InvoiceReminderPauses, 'update'])
      .use(middleware.body())
    router.delete('invoices/:id/reminder-pause', [
      controllers.admin.InvoiceReminderPauses,
      'destroy',
    ])

    router.get('invoices/:id/reminders', [controllers.admin.InvoiceReminders, 'show'])
    router
      .post('invoices/:id/reminders', [controllers.admin.InvoiceReminders, 'store'])
      .use(middleware.body())
  })
  .prefix('/api/v1/admin')
  .as('admin')
  .use(adminApi)
