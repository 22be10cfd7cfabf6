import type { RouteRecordRaw } from 'vue-router'
import { accountRoutes } from '~admin/routes/account'
import { auditRoutes } from '~admin/routes/audit'
import { clientRoutes } from '~admin/routes/clients'
import { doorRoutes } from '~admin/routes/door'
import { jobRoutes } from '~admin/routes/jobs'
import { importRoutes } from '~admin/routes/imports'
import { invoiceRoutes } from '~admin/routes/invoices'
import { paymentRoutes } from '~admin/routes/payments'
import { questionRoutes } from '~admin/routes/questions'
import { mailRoutes } from '~admin/routes/mails'
import { reminderRoutes } from '~admin/routes/reminders'
import { settingsRoutes } from '~admin/routes/settings'
import { staffRoutes } from '~admin/routes/staff'
import type { Ability } from '~admin/wire'
import type { TextKey } from '~shared/text/texts'

declare module 'vue-router' {
  interface RouteMeta {
    title: TextKey
    /** For people who are not signed in; everything else needs who is. */
    door?: boolean
    /** The place in the navigation that it belongs to, by the name of that place's route. */
    place?: string
    /** Who may not is told so, and is not asked to try. */
    needs?: Ability
  }
}

/** The pages, by their addresses below /admin. */
export const routes: RouteRecordRaw[] = [
  {
    path: '/',
    name: 'home',
    component: () => import('~admin/pages/overview/overview_page.vue'),
    meta: { title: 'admin.nav.overview' },
  },
  ...doorRoutes,
  ...importRoutes,
  ...invoiceRoutes,
  ...paymentRoutes,
  ...questionRoutes,
  ...reminderRoutes,
  ...mailRoutes,
  ...jobRoutes,
  ...auditRoutes,
  ...settingsRoutes,
  ...staffRoutes,
  ...accountRoutes,
  ...clientRoutes,
  {
    path: '/:rest(.*)*',
    name: 'not-found',
    component: () => import('~admin/pages/not_found_page.vue'),
    meta: { title: 'admin.not_found.title' },
  },
]
