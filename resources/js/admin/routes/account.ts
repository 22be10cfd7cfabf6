import type { RouteRecordRaw } from 'vue-router'

/** What is one's own. */
export const accountRoutes: RouteRecordRaw[] = [
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
]
