import type { RouteRecordRaw } from 'vue-router'
import DashboardPage from '~portal/pages/dashboard_page.vue'
import LoginPage from '~portal/pages/login_page.vue'
import type { TextKey } from '~shared/text/texts'

declare module 'vue-router' {
  interface RouteMeta {
    title: TextKey
    /** `door`: for people who are not signed in; everything else needs an account. */
    door?: boolean
    /** The holder of a pay link sees it as well. */
    byLink?: boolean
    /** The page goes on working while the portal is off (payment results). */
    whenOff?: boolean
  }
}

/** The pages, by their addresses below /portal. The two seen first come with the app itself. */
export const routes: RouteRecordRaw[] = [
  { path: '/', redirect: { name: 'dashboard' } },
  {
    path: '/login',
    name: 'login',
    component: LoginPage,
    meta: { title: 'login.title', door: true },
  },
  {
    path: '/accept/:token',
    name: 'accept',
    component: () => import('~portal/pages/accept_page.vue'),
    props: true,
    meta: { title: 'accept.page_title', door: true },
  },
  {
    path: '/forgot',
    name: 'forgot',
    component: () => import('~portal/pages/forgot_page.vue'),
    meta: { title: 'forgot.title', door: true },
  },
  {
    path: '/reset/:token',
    name: 'reset',
    component: () => import('~portal/pages/reset_page.vue'),
    props: true,
    meta: { title: 'reset.title', door: true },
  },
  {
    // Without a token: what a link opened has ended.
    path: '/pay/:token?',
    name: 'pay-link',
    component: () => import('~portal/pages/pay_link_page.vue'),
    props: true,
    meta: { title: 'pay_link.page_title', door: true },
  },
  {
    path: '/sign-in',
    name: 'ask-link',
    component: () => import('~portal/pages/ask_link_page.vue'),
    meta: { title: 'login.link', door: true },
  },
  {
    path: '/sign-in/:token',
    name: 'sign-in-link',
    component: () => import('~portal/pages/sign_in_link_page.vue'),
    props: true,
    meta: { title: 'login.title', door: true },
  },
  {
    path: '/email/:token',
    name: 'email',
    component: () => import('~portal/pages/email_page.vue'),
    props: true,
    meta: { title: 'email_page.page_title', door: true },
  },
  {
    path: '/dashboard',
    name: 'dashboard',
    component: DashboardPage,
    meta: { title: 'nav.home' },
  },
  {
    path: '/invoices',
    name: 'invoices',
    component: () => import('~portal/pages/invoices_page.vue'),
    meta: { title: 'nav.invoices' },
  },
  {
    path: '/invoice/:id',
    name: 'invoice',
    component: () => import('~portal/pages/invoice_page.vue'),
    props: true,
    meta: { title: 'invoice.page_title', byLink: true },
  },
  {
    path: '/payment/:intentId',
    name: 'payment',
    component: () => import('~portal/pages/payment_page.vue'),
    props: true,
    meta: { title: 'result.page_title', byLink: true, whenOff: true },
  },
  {
    path: '/pay-selected',
    name: 'pay-selected',
    component: () => import('~portal/pages/pay_selected_page.vue'),
    meta: { title: 'selected.page_title' },
  },
  {
    path: '/transfer/:id',
    name: 'transfer',
    component: () => import('~portal/pages/transfer_page.vue'),
    props: true,
    meta: { title: 'transfer.page_title' },
  },
  {
    path: '/payments',
    name: 'payments',
    component: () => import('~portal/pages/payments_page.vue'),
    meta: { title: 'nav.payments' },
  },
  {
    path: '/profile',
    name: 'profile',
    component: () => import('~portal/pages/profile_page.vue'),
    meta: { title: 'nav.account' },
  },
  {
    path: '/teammates',
    name: 'teammates',
    component: () => import('~portal/pages/teammates_page.vue'),
    meta: { title: 'nav.teammates' },
  },
  {
    path: '/pay-links',
    name: 'pay-links',
    component: () => import('~portal/pages/pay_links_page.vue'),
    meta: { title: 'nav.pay_links' },
  },
  {
    path: '/activity',
    name: 'activity',
    component: () => import('~portal/pages/activity_page.vue'),
    meta: { title: 'nav.activity' },
  },
  {
    path: '/help',
    name: 'help',
    component: () => import('~portal/pages/help_page.vue'),
    meta: { title: 'nav.help' },
  },
  ...(import.meta.env.DEV
    ? [
        {
          path: '/dev/ui',
          component: () => import('~portal/pages/dev_ui_page.vue'),
          meta: { title: 'nav.home', door: true },
        } as RouteRecordRaw,
      ]
    : []),
  {
    path: '/:rest(.*)*',
    name: 'not-found',
    component: () => import('~portal/pages/not_found_page.vue'),
    meta: { title: 'not_found.title' },
  },
]
