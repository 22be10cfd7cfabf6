import type { RouteRecordRaw } from 'vue-router'
import LoginPage from '~admin/pages/login_page.vue'

/** For who is not in yet. The page seen first comes with the app itself. */
export const doorRoutes: RouteRecordRaw[] = [
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
]
