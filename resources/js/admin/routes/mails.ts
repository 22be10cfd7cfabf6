import type { RouteRecordRaw } from 'vue-router'

/** The outbox, and one mail of it. */
export const mailRoutes: RouteRecordRaw[] = [
  {
    path: '/mails',
    name: 'mails',
    component: () => import('~admin/pages/mails/mails_page.vue'),
    meta: { title: 'admin.nav.mails' },
  },
  {
    path: '/mails/:id([\\w-]{22})',
    name: 'mail',
    component: () => import('~admin/pages/mails/mail_page.vue'),
    props: true,
    meta: { title: 'admin.nav.mail', place: 'mails' },
  },
]
