import type { RouteRecordRaw } from 'vue-router'
import LoginPage from '~admin/pages/login_page.vue'
import type { TextKey } from '~shared/text/texts'

declare module 'vue-router' {
  interface RouteMeta {
    title: TextKey
    /** For people who are not signed in; everything else needs who is. */
    door?: boolean
  }
}

/** The pages, by their addresses below /admin. The one seen first comes with the app itself. */
export const routes: RouteRecordRaw[] = [
  {
    path: '/',
    name: 'home',
    component: () => import('~admin/pages/home_page.vue'),
    meta: { title: 'nav.home' },
  },
  {
    path: '/login',
    name: 'login',
    component: LoginPage,
    meta: { title: 'admin.login.title', door: true },
  },
  {
    path: '/forgot',
    name: 'forgot',
    component: () => import('~admin/pages/forgot_page.vue'),
    meta: { title: 'admin.forgot.title', door: true },
  },
  {
    path: '/accept/:token',
    name: 'accept',
    component: () => import('~admin/pages/choose_password_page.vue'),
    props: true,
    meta: { title: 'admin.accept.page_title', door: true },
  },
  {
    path: '/reset/:token',
    name: 'reset',
    component: () => import('~admin/pages/choose_password_page.vue'),
    props: true,
    meta: { title: 'admin.reset.title', door: true },
  },
  {
    path: '/second-step',
    name: 'second-step',
    component: () => import('~admin/pages/second_step_page.vue'),
    meta: { title: 'admin.factor.title' },
  },
  {
    path: '/cli',
    name: 'cli',
    component: () => import('~admin/pages/cli_page.vue'),
    meta: { title: 'admin.cli.title' },
  },
  {
    path: '/account',
    name: 'account',
    component: () => import('~admin/pages/account_page.vue'),
    meta: { title: 'admin.account.title' },
  },
  {
    path: '/:rest(.*)*',
    name: 'not-found',
    component: () => import('~admin/pages/not_found_page.vue'),
    meta: { title: 'admin.not_found.title' },
  },
]
